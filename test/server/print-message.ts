/**
 * A message of a server on one line: its type, and what is in it. `T id:20 label:25`, `D 1|x|NULL`, `C SELECT 1`, `Z I`,
 * `E 42703 there is no … @8 (hint)`.
 */
export function printMessage(type: string, body: Buffer): string {
  const print = printers[type];
  return print === undefined
    ? `${type} ${body.toString('hex')}`.trimEnd()
    : `${type} ${print(body)}`.trimEnd();
}

const printers: Readonly<Record<string, (body: Buffer) => string>> = {
  R: body => {
    const code = body.readInt32BE(0);
    return `${code} ${body.subarray(4).toString().replaceAll('\0', ' ')}`.trimEnd();
  },
  S: body => body.toString().split('\0').slice(0, 2).join('='),
  K: body => `${body.readInt32BE(0)} ${body.subarray(4).toString('hex')}`,
  Z: body => body.toString(),
  C: body => body.toString().replace('\0', ''),
  T: printFields,
  D: printCells,
  E: printNotice,
  N: printNotice,
  t: body =>
    Array.from({length: body.readInt16BE(0)}, (_, index) => body.readInt32BE(2 + 4 * index)).join(' '),
  H: body => `${body.readInt8(0)} ${body.readInt16BE(1)}`,
  d: body => JSON.stringify(body.toString()),
};

function printFields(body: Buffer): string {
  let offset = 2;
  const fields = Array.from({length: body.readInt16BE(0)}, () => {
    const end = body.indexOf(0, offset);
    const name = body.toString('utf8', offset, end);
    const type = body.readInt32BE(end + 7);
    const format = body.readInt16BE(end + 17);
    offset = end + 19;
    return `${name}:${type}${format === 1 ? 'b' : ''}`;
  });
  return fields.join(' ');
}

/** What is not printable stands as its bytes. */
function printCells(body: Buffer): string {
  let offset = 2;
  const cells = Array.from({length: body.readInt16BE(0)}, () => {
    const length = body.readInt32BE(offset);
    offset += 4;
    if (length === -1) return 'NULL';
    const cell = body.subarray(offset, offset + length);
    offset += length;
    const text = cell.toString();
    return /^[^\p{Cc}\ufffd]*$/u.test(text) ? text : `x${cell.toString('hex')}`;
  });
  return cells.join('|');
}

function printNotice(body: Buffer): string {
  const fields: Record<string, string> = {};
  for (const part of body.toString().split('\0')) {
    if (part !== '') fields[part.slice(0, 1)] = part.slice(1);
  }
  const {S = '', C = '', M = '', D, H, P} = fields;
  return [
    S === 'ERROR' ? C : `${S} ${C}`,
    M,
    ...(P === undefined ? [] : [`@${P}`]),
    ...(D === undefined ? [] : [`[${D}]`]),
    ...(H === undefined ? [] : [`(${H})`]),
  ].join(' ');
}
