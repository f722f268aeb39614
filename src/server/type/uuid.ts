import type {Value} from '../../row.js';
import type {TypeCodec} from './type-codec.js';

/** A parameter of this type is bound as its text. */
export const uuidCodec: TypeCodec = {
  name: 'uuid',
  id: 2950,
  listId: 2951,
  size: 16,
  print: readUuid,
  encode: value => {
    const text = readUuid(value);
    return text === undefined ? undefined : Buffer.from(text.replaceAll('-', ''), 'hex');
  },
  parse: readUuid,
  decode: bytes => (bytes.length === 16 ? readUuid(bytes.toString('hex')) : undefined),
};

function readUuid(value: Value): string | undefined {
  const digits = typeof value === 'string' ? value.trim().replace(/[{}-]/g, '').toLowerCase() : '';
  if (!/^[\da-f]{32}$/.test(digits)) return undefined;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
