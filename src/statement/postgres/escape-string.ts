const simple: Readonly<Record<string, string>> = {b: '\b', f: '\f', n: '\n', r: '\r', t: '\t'};
const sequence = /''|\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|x([\dA-Fa-f]{1,2})|([0-7]{1,3})|([\s\S]))/g;

/** What stands between the quotes of `E'…'`, as meant. */
export function unescapeString(text: string): string {
  return text.replace(
    sequence,
    (whole, short?: string, long?: string, hex?: string, octal?: string, other?: string) => {
      const code = short ?? long ?? hex;
      if (code !== undefined) return codePoint(Number.parseInt(code, 16));
      if (octal !== undefined) return codePoint(Number.parseInt(octal, 8) & 0xff);
      return other === undefined ? whole.slice(1) : (simple[other] ?? other);
    },
  );
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
