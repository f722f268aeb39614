/**
 * JSON of data with local values in it, on one line: what JSON has no form for is an object with one key, `$bigint` or
 * `$base64`.
 */
export function printLine(data: unknown): string {
  return JSON.stringify(data, function (this: Record<string, unknown>, name: string, value: unknown) {
    // A Buffer has been turned into something else by its own toJSON.
    const own = this[name];
    if (own instanceof Uint8Array) return {$base64: Buffer.from(own).toString('base64')};
    return typeof value === 'bigint' ? {$bigint: String(value)} : value;
  });
}

/** @throws SyntaxError for text that is no JSON. */
export function parseLine(text: string): unknown {
  return JSON.parse(text, (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('$bigint' in value && typeof value.$bigint === 'string') return BigInt(value.$bigint);
    if ('$base64' in value && typeof value.$base64 === 'string') {
      return Uint8Array.from(Buffer.from(value.$base64, 'base64'));
    }
    return value;
  });
}
