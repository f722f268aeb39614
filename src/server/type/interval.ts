import type {Value} from '../../row.js';
import {printClock} from './time.js';
import type {TypeCodec} from './type-codec.js';

/** As Postgres prints one: `1 year 2 mons -3 days +04:05:06.7`. */
const form =
  /^(?:([+-]?\d{1,9}) years?)?\s*(?:([+-]?\d{1,9}) mons?)?\s*(?:([+-]?\d{1,9}) days?)?\s*(?:([+-])?(\d{1,9}):(\d\d):(\d\d)(?:\.(\d{1,6}))?)?$/;

interface Parts {
  readonly months: number;
  readonly days: number;
  readonly micros: number;
}

/** A length of time. A parameter is bound as its text, in whatever way that tells one. */
export const intervalCodec: TypeCodec = {
  name: 'interval',
  id: 1186,
  listId: 1187,
  size: 16,
  print: value => (readParts(value) === undefined ? undefined : String(value)),
  encode: value => {
    const parts = readParts(value);
    if (parts === undefined) return undefined;
    const bytes = Buffer.alloc(16);
    bytes.writeBigInt64BE(BigInt(parts.micros), 0);
    bytes.writeInt32BE(parts.days, 8);
    bytes.writeInt32BE(parts.months, 12);
    return bytes;
  },
  parse: text => text,
  decode: bytes => {
    if (bytes.length !== 16) return undefined;
    const micros = Number(bytes.readBigInt64BE(0));
    if (!Number.isSafeInteger(micros)) return undefined;
    const clock = `${micros < 0 ? '-' : ''}${printClock(Math.abs(micros))}`;
    return `${bytes.readInt32BE(12)} mons ${bytes.readInt32BE(8)} days ${clock}`;
  },
};

function readParts(value: Value): Parts | undefined {
  const match = typeof value === 'string' && value !== '' && value.length < 99 ? form.exec(value) : null;
  if (match === null) return undefined;
  const [, years = 0, months = 0, days = 0, sign, hours = 0, minutes = 0, seconds = 0, fraction = ''] = match;
  const whole = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000_000;
  const micros = whole + Number(fraction.padEnd(6, '0'));
  return {
    months: Number(years) * 12 + Number(months),
    days: Number(days),
    micros: sign === '-' ? -micros : micros,
  };
}
