import {crc32, deflateSync} from 'node:zlib';

const side = 64;

/** A PNG image of one colour, taken from the first digits of a hexadecimal id. */
export function drawThumbnail(id: string): Buffer {
  const colour = Buffer.from(id.slice(0, 6), 'hex');
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // One bit a pixel, each an index into the palette.
  header.set([1, 3, 0, 0, 0], 8);
  // A row is a byte that names no filter, and its pixels.
  const pixels = Buffer.alloc(side * (1 + side / 8));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    writeChunk('IHDR', header),
    writeChunk('PLTE', colour),
    writeChunk('IDAT', deflateSync(pixels)),
    writeChunk('IEND', Buffer.alloc(0)),
  ]);
}

function writeChunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}
