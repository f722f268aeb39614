import type {Value} from '../../row.js';
import {normaliseTimestamp} from '../../timestamp.js';
import type {TypeCodec} from './type-codec.js';

const day = 86_400_000;
/** Postgres counts from 2000-01-01, in days. */
const epoch = Date.UTC(2000, 0, 1);

export const dateCodec: TypeCodec = {
  name: 'date',
  id: 1082,
  listId: 1182,
  size: 4,
  print: readDate,
  encode: value => {
    const text = readDate(value);
    if (text === undefined) return undefined;
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE((Date.parse(text) - epoch) / day);
    return bytes;
  },
  parse: readDate,
  decode: bytes => {
    if (bytes.length !== 4) return undefined;
    const time = bytes.readInt32BE() * day + epoch;
    const date = new Date(time);
    return Number.isNaN(date.getTime()) ? undefined : readDate(date.toISOString().slice(0, 10));
  },
};

/** `2026-01-31`, of the years 1 to 9999. */
function readDate(value: Value): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return undefined;
  return normaliseTimestamp(text)?.slice(0, 10);
}
