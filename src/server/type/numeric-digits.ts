const positive = 0x0000;
const negative = 0x4000;

/** A decimal text, without an exponent, in Postgres' binary form: groups of four digits before and after the point. */
export function encodeDigits(text: string): Buffer {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const left = whole.padStart(Math.ceil(whole.length / 4) * 4, '0');
  const right = fraction.padEnd(Math.ceil(fraction.length / 4) * 4, '0');
  const groups = (left + right).match(/\d{4}/g)?.map(Number) ?? [];
  let weight = left.length / 4 - 1;
  while (groups[0] === 0) {
    groups.shift();
    weight -= 1;
  }
  while (groups.at(-1) === 0) groups.pop();
  const sign = text.startsWith('-') && groups.length > 0 ? negative : positive;
  const bytes = Buffer.alloc(8 + 2 * groups.length);
  bytes.writeUInt16BE(groups.length, 0);
  bytes.writeInt16BE(groups.length === 0 ? 0 : weight, 2);
  bytes.writeUInt16BE(sign, 4);
  bytes.writeUInt16BE(fraction.length, 6);
  for (const [index, group] of groups.entries()) bytes.writeUInt16BE(group, 8 + 2 * index);
  return bytes;
}

/** The other way round; undefined for what is not a number, or none that is finite. */
export function decodeDigits(bytes: Buffer): string | undefined {
  if (bytes.length < 8) return undefined;
  const count = bytes.readUInt16BE(0);
  const weight = bytes.readInt16BE(2);
  const sign = bytes.readUInt16BE(4);
  const scale = bytes.readUInt16BE(6);
  if (bytes.length !== 8 + 2 * count || (sign !== positive && sign !== negative)) return undefined;
  // SQLite holds no number of more digits, and a client could ask for a text of any length.
  if (Math.abs(weight) > 100 || scale > 400) return undefined;
  const group = (index: number): string => {
    const value = index >= 0 && index < count ? bytes.readUInt16BE(8 + 2 * index) : 0;
    return String(value).padStart(4, '0');
  };
  const whole = Array.from({length: Math.max(0, weight + 1)}, (_, index) => group(index)).join('');
  const groups = Math.ceil(scale / 4);
  const fraction = Array.from({length: groups}, (_, index) => group(weight + 1 + index)).join('');
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const text = scale === 0 ? digits : `${digits}.${fraction.slice(0, scale)}`;
  return sign === negative ? `-${text}` : text;
}
