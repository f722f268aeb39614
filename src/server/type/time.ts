import type {Value} from '../../row.js';
import type {TypeCodec} from './type-codec.js';

const form = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6})\d*)?)?$/;
const dayLength = 86_400_000_000;

/** A time of day, without a zone. */
export const timeCodec: TypeCodec = {
  name: 'time',
  id: 1083,
  listId: 1183,
  size: 8,
  print: value => (readClock(value) === undefined ? undefined : String(value).trim()),
  encode: value => {
    const micros = readClock(value);
    if (micros === undefined) return undefined;
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64BE(BigInt(micros));
    return bytes;
  },
  parse: text => (readClock(text) === undefined ? undefined : text.trim()),
  decode: bytes => {
    const micros = bytes.length === 8 ? Number(bytes.readBigInt64BE()) : -1;
    return micros < 0 || micros > dayLength ? undefined : printClock(micros);
  },
};

/** Microseconds since midnight. */
function readClock(value: Value): number | undefined {
  const match = typeof value === 'string' && value.length < 64 ? form.exec(value.trim()) : null;
  if (match === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1, 4).map(part => Number(part ?? 0));
  const micros =
    ((hours * 60 + minutes) * 60 + seconds) * 1_000_000 + Number((match[4] ?? '').padEnd(6, '0'));
  return minutes > 59 || seconds > 59 || micros > dayLength ? undefined : micros;
}

/** `12:00:00.5`; hours may be more than a day has. */
export function printClock(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const fraction = String(micros % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return parts.map(part => String(part).padStart(2, '0')).join(':') + (fraction === '' ? '' : `.${fraction}`);
}
