/** A blob in a few words for a reader: `image/png 128×128 4.2 kB` or `blob 312 B`. A kB is 1000 bytes. */
export function describeBlob(bytes: Uint8Array): string {
  const size = readPngSize(bytes);
  const kind = size === undefined ? 'blob' : `image/png ${size.width}×${size.height}`;
  return `${kind} ${describeSize(bytes.length)}`;
}

/** The eight bytes a PNG begins with, then its first chunk: a length, the name IHDR, width, height. */
const pngStart = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const headerName = Uint8Array.of(0x49, 0x48, 0x44, 0x52);

function readPngSize(bytes: Uint8Array): {readonly width: number; readonly height: number} | undefined {
  if (bytes.length < 24 || !hasBytes(bytes, 0, pngStart) || !hasBytes(bytes, 12, headerName))
    return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {width: view.getUint32(16), height: view.getUint32(20)};
}

function hasBytes(bytes: Uint8Array, offset: number, expected: Uint8Array): boolean {
  return expected.every((byte, index) => bytes[offset + index] === byte);
}

function describeSize(size: number): string {
  if (size < 1000) return `${size} B`;
  const units = ['kB', 'MB', 'GB'];
  let amount = size / 1000;
  let unit = 0;
  // From 999.95 on, one decimal would round to 1000.0.
  while (amount >= 999.95 && unit < units.length - 1) {
    amount /= 1000;
    unit++;
  }
  return `${amount.toFixed(1)} ${units[unit]}`;
}
