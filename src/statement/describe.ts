import {accept, type Cursor, peek, rangeFrom, take} from './cursor.js';
import {isIdentifier} from './keyword.js';
import {readName} from './name.js';
import type {DescribeStatement} from './statement.js';

/** `DESCRIBE [METHOD] [EXTENDED] name`; DESC is short for it. */
export function readDescribe(cursor: Cursor): DescribeStatement {
  const {start} = take(cursor);
  const before = acceptWord(cursor, 'EXTENDED');
  const what = acceptWord(cursor, 'METHOD') ? 'method' : 'resource';
  const extended = before || acceptWord(cursor, 'EXTENDED');
  const name = readName(cursor, `a ${what}'s name`, 4);
  return {kind: 'describe', what, extended, name, source: cursor.source, range: rangeFrom(cursor, start)};
}

// A resource may have one of these names: then nothing follows that could be one.
function acceptWord(cursor: Cursor, word: string): boolean {
  return isIdentifier(peek(cursor, 1)) && accept(cursor, word);
}
