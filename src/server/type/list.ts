import type {BoundValue} from '../../plan/bind-parameters.js';
import type {TypeCodec} from './type-codec.js';

/** Lists of one dimension, of values of a type. Only a parameter can be one; it is bound as JSON. */
export function createListCodec(item: TypeCodec): TypeCodec {
  return {
    name: `${item.name}[]`,
    id: item.listId ?? 0,
    size: -1,
    print: () => undefined,
    encode: () => undefined,
    parse: text => readItems(splitItems(text), item.parse),
    decode: bytes => readItems(splitBytes(bytes), item.decode),
  };
}

function readItems<Source>(
  sources: readonly (Source | null)[] | undefined,
  read: (source: Source) => BoundValue | undefined,
): readonly BoundValue[] | undefined {
  const values = sources?.map(source => (source === null ? null : read(source)));
  return values?.every(value => value !== undefined) ? values : undefined;
}

/** The items of `{a,"b c",NULL}`. */
function splitItems(text: string): readonly (string | null)[] | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}')) return undefined;
  const content = trimmed.slice(1, -1);
  if (content.trim() === '') return [];
  const items: (string | null)[] = [];
  let offset = 0;
  while (offset <= content.length) {
    const rest = content.slice(offset).match(/^\s*"/);
    const found = rest === null ? readBare(content, offset) : readQuoted(content, offset + rest[0].length);
    if (found === undefined) return undefined;
    items.push(found.value);
    offset = found.end + 1;
  }
  return items;
}

interface FoundItem {
  readonly value: string | null;
  /** Where the comma behind it is, or the end. */
  readonly end: number;
}

function readBare(content: string, start: number): FoundItem | undefined {
  const comma = content.indexOf(',', start);
  const end = comma === -1 ? content.length : comma;
  const value = content.slice(start, end).trim();
  if (value === '' || /[{}"\\]/.test(value)) return undefined;
  return {value: /^null$/i.test(value) ? null : value, end};
}

function readQuoted(content: string, start: number): FoundItem | undefined {
  const mark = /["\\]/g;
  mark.lastIndex = start;
  let value = '';
  let from = start;
  for (let found = mark.exec(content); found !== null; found = mark.exec(content)) {
    value += content.slice(from, found.index);
    from = found.index + 1;
    if (found[0] === '\\') {
      // What follows stands for itself, a quote too.
      value += content.charAt(from);
      from += 1;
      mark.lastIndex = from;
      continue;
    }
    const end = from + (content.slice(from).match(/^\s*/)?.[0].length ?? 0);
    return end === content.length || content.charAt(end) === ',' ? {value, end} : undefined;
  }
  return undefined;
}

function splitBytes(bytes: Buffer): readonly (Buffer | null)[] | undefined {
  if (bytes.length < 12) return undefined;
  const dimensions = bytes.readInt32BE(0);
  if (dimensions === 0) return [];
  if (dimensions !== 1 || bytes.length < 20) return undefined;
  const count = bytes.readInt32BE(12);
  const items: (Buffer | null)[] = [];
  let offset = 20;
  for (let index = 0; index < count; index++) {
    if (offset + 4 > bytes.length) return undefined;
    const length = bytes.readInt32BE(offset);
    offset += 4;
    if (length < 0) items.push(null);
    else if (offset + length > bytes.length) return undefined;
    else items.push(bytes.subarray(offset, offset + length));
    offset += Math.max(0, length);
  }
  return items;
}
