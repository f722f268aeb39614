import {inflateSync} from 'node:zlib';
import type {Picture} from './picture.js';

/** A picture beyond that is none to draw among rows. */
const mostPixels = 4_000_000;

const signature = '89504e470d0a1a0a';

interface Header {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly depth: number;
  readonly colorType: number;
  readonly isInterlaced: boolean;
}

/** Samples of a pixel, by colour type: grey, colour, an index into a palette, grey and alpha, colour and alpha. */
const channelsOf: Readonly<Record<number, number>> = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4};

/** The passes of a picture that comes interlaced (Adam7): where each begins, and how far apart its pixels are. */
const passes: readonly (readonly [x: number, y: number, dx: number, dy: number])[] = [
  ...([
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const),
];

/** The pixels of a PNG (ISO/IEC 15948) of any kind; undefined for what is none, is damaged, or is too large. */
export function decodePng(bytes: Uint8Array): Picture | undefined {
  try {
    const chunks = readChunks(bytes);
    const header = chunks && readHeader(chunks.get('IHDR'));
    if (chunks === undefined || header === undefined) return undefined;
    const {width, height} = header;
    if (width * height === 0 || width * height > mostPixels) return undefined;
    const data = inflateSync(Buffer.concat(chunks.get('IDAT') ?? []), {maxOutputLength: mostPixels * 9});
    return drawPixels(header, data, chunks.get('PLTE')?.[0], chunks.get('tRNS')?.[0]);
  } catch {
    return undefined;
  }
}

function readChunks(bytes: Uint8Array): ReadonlyMap<string, readonly Buffer[]> | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('hex', 0, 8) !== signature) return undefined;
  const chunks = new Map<string, Buffer[]>();
  for (let at = 8; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    chunks.set(name, [...(chunks.get(name) ?? []), file.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  return chunks;
}

function readHeader([data]: readonly Buffer[] = []): Header | undefined {
  if (data === undefined || data.length < 13) return undefined;
  return {
    width: data.readUInt32BE(0),
    height: data.readUInt32BE(4),
    depth: data.readUInt8(8),
    colorType: data.readUInt8(9),
    isInterlaced: data.readUInt8(12) === 1,
  };
}

function drawPixels(
  {width, height, depth, colorType, isInterlaced}: Header,
  data: Uint8Array,
  palette: Uint8Array | undefined,
  transparent: Uint8Array | undefined,
): Picture | undefined {
  const channels = channelsOf[colorType];
  if (channels === undefined) return undefined;
  const pixels = new Uint8Array(width * height * 4);
  const step = Math.max(1, (channels * depth) >> 3);
  let offset = 0;
  for (const [x0, y0, dx, dy] of isInterlaced ? passes : [[0, 0, 1, 1] as const]) {
    const columns = Math.ceil((width - x0) / dx);
    const rows = Math.ceil((height - y0) / dy);
    if (columns <= 0 || rows <= 0) continue;
    const length = Math.ceil((columns * channels * depth) / 8);
    let before = new Uint8Array(length);
    for (let y = 0; y < rows; y += 1) {
      const line = undoFilter(data[offset] ?? 0, data.slice(offset + 1, offset + 1 + length), before, step);
      offset += length + 1;
      for (let x = 0; x < columns; x += 1) {
        const samples = Array.from({length: channels}, (_, channel) =>
          readSample(line, x * channels + channel, depth),
        );
        const pixel = toPixel(samples, colorType, depth, palette, transparent);
        pixels.set(pixel, ((y0 + y * dy) * width + x0 + x * dx) * 4);
      }
      before = line;
    }
  }
  return offset > data.length ? undefined : {width, height, pixels};
}

/** A line as it was before it was written as the difference to its neighbours. */
function undoFilter(
  kind: number,
  line: Uint8Array,
  above: Uint8Array,
  step: number,
): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array(line.length);
  for (let at = 0; at < line.length; at += 1) {
    const left = at >= step ? (plain[at - step] ?? 0) : 0;
    const up = above[at] ?? 0;
    const corner = at >= step ? (above[at - step] ?? 0) : 0;
    const guesses = [0, left, up, (left + up) >> 1, kind === 4 ? guessPaeth(left, up, corner) : 0];
    plain[at] = (line[at] ?? 0) + (guesses[kind] ?? 0);
  }
  return plain;
}

function guessPaeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map(each => Math.abs(guess - each)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** A sample in its own depth; of 16 bits, the higher 8. */
function readSample(line: Uint8Array, index: number, depth: number): number {
  if (depth === 16) return line[index * 2] ?? 0;
  if (depth === 8) return line[index] ?? 0;
  const bit = index * depth;
  return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

function toPixel(
  samples: readonly number[],
  colorType: number,
  depth: number,
  palette: Uint8Array | undefined,
  transparent: Uint8Array | undefined,
): readonly number[] {
  const [first = 0, second = 0, third = 0, fourth = 255] = samples;
  if (colorType === 3) {
    const at = first * 3;
    const [red = 0, green = 0, blue = 0] = palette?.subarray(at, at + 3) ?? [];
    return [red, green, blue, transparent?.[first] ?? 255];
  }
  // The one colour that is transparent, in two bytes a sample.
  const marked = (index: number) => transparent?.[index * 2 + (depth === 16 ? 0 : 1)];
  const isMarked = transparent !== undefined && samples.every((sample, index) => sample === marked(index));
  const alpha = isMarked && (colorType === 0 || colorType === 2) ? 0 : 255;
  if (colorType === 0 || colorType === 4) {
    const grey = depth < 8 ? Math.round((first * 255) / ((1 << depth) - 1)) : first;
    return [grey, grey, grey, colorType === 4 ? second : alpha];
  }
  return [first, second, third, colorType === 6 ? fourth : alpha];
}
