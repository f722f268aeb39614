import type {Value} from '../../row.js';
import {normaliseTimestamp} from '../../timestamp.js';
import type {TypeCodec} from './type-codec.js';

/** Postgres counts from 2000-01-01, in microseconds. */
const epoch = Date.UTC(2000, 0, 1);
const first = Date.parse('0001-01-01T00:00:00Z');
const last = Date.parse('9999-12-31T23:59:59Z') + 999;

/** A time. All are in UTC: with `zone` the text says so, without it is understood. */
export function createTimestampCodec(name: string, id: number, listId: number, zone: string): TypeCodec {
  return {
    name,
    id,
    listId,
    size: 8,
    print: value => {
      const time = readTime(value);
      return time === undefined ? undefined : `${printTime(time).replace('T', ' ')}${zone}`;
    },
    encode: value => {
      const time = readTime(value);
      if (time === undefined) return undefined;
      const bytes = Buffer.alloc(8);
      bytes.writeBigInt64BE(time);
      return bytes;
    },
    parse: text => {
      const time = readTime(text);
      return time === undefined ? undefined : printTime(time);
    },
    decode: bytes => {
      if (bytes.length !== 8) return undefined;
      const time = bytes.readBigInt64BE();
      const milliseconds = Number(time / 1000n) + epoch;
      return milliseconds < first || milliseconds > last ? undefined : printTime(time);
    },
  };
}

/** Microseconds since the epoch. A finer fraction is rounded. */
function readTime(value: Value): bigint | undefined {
  const text = typeof value === 'string' && value.length < 64 ? normaliseTimestamp(value) : undefined;
  // The year 0 is written as one before Christ, which SQLite knows nothing of.
  if (text === undefined || text.startsWith('0000')) return undefined;
  const [seconds = '', fraction = ''] = text.split('.');
  const micros = Math.round(Number(`0.${fraction || 0}`) * 1e6);
  return BigInt(Date.parse(`${seconds}Z`) - epoch) * 1000n + BigInt(micros);
}

/** `2026-01-31T12:00:00.5`, as a local timestamp is. */
function printTime(time: bigint): string {
  const micros = ((time % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = Number((time - micros) / 1_000_000n) * 1000 + epoch;
  const fraction = String(micros).padStart(6, '0').replace(/0+$/, '');
  return new Date(seconds).toISOString().slice(0, 19) + (fraction === '' ? '' : `.${fraction}`);
}
