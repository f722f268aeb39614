import stringWidth from 'string-width';
import {showHidden} from '../../format/hidden-characters.js';
import {wrapWords} from '../output/wrap-words.js';
import type {QueryFile} from './query-file.js';

const gap = 2;
/** Titles have at least this much of a line, so that a narrow terminal breaks them somewhere else. */
const leastRoom = 24;

/** Names and titles as lines of at most `width` columns. Queries of one folder stand together. */
export function* formatList(
  queries: readonly Pick<QueryFile, 'name' | 'title'>[],
  width: number,
): Generator<string, void> {
  const indent = Math.max(0, ...queries.map(each => stringWidth(each.name))) + gap;
  const room = Math.max(leastRoom, width - indent);
  let folder: string | undefined;
  for (const {name, title} of queries) {
    const own = name.split('/').slice(0, -1).join('/');
    if (folder !== undefined && own !== folder) yield '\n';
    folder = own;
    const [first = '', ...more] = wrapWords(showHidden(title), room);
    yield `${`${name}${' '.repeat(indent - stringWidth(name))}${first}`.trimEnd()}\n`;
    for (const line of more) yield `${' '.repeat(indent)}${line}\n`;
  }
}
