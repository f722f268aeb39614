import type {Result} from '../../execute/result.js';
import {decodePng} from './decode-png.js';
import {drawBlocks} from './draw-blocks.js';
import {drawSixel} from './draw-sixel.js';
import {type Drawing, pickDrawing} from './pick-drawing.js';

/** Among more rows than that, pictures would hide the rows. */
const mostRows = 4;

/** Larger ones, in bytes, are no thumbnails. */
const mostBytes = 4_000_000;

/** How much of one command of kitty's protocol may be data. */
const kittyChunk = 4096;

/** The PNG pictures of a result of a few rows, as the terminal can show them; empty where it can't. */
export function drawImages(
  {columns, rows}: Pick<Result, 'columns' | 'rows'>,
  environment: Readonly<Record<string, string | undefined>>,
  width = 80,
): string {
  const drawing = pickDrawing(environment);
  if (drawing === undefined || rows.length > mostRows) return '';
  const drawn = rows.flatMap((row, index) =>
    row.flatMap((value, place) => {
      const text = value instanceof Uint8Array ? drawImage(value, drawing, width) : '';
      return text === '' ? [] : [{text, name: `${columns[place]?.name ?? ''}, row ${index + 1}:\n`}];
    }),
  );
  return drawn.map(({text, name}) => (drawn.length > 1 ? name + text : text)).join('');
}

function drawImage(bytes: Uint8Array, drawing: Drawing, width: number): string {
  const picture = bytes.length > mostBytes ? undefined : decodePng(bytes);
  if (picture === undefined) return '';
  // A terminal draws pixel by pixel unless it is told how many cells there are.
  const isWide = picture.width > 400;
  switch (drawing) {
    case 'kitty':
      return drawForKitty(bytes, isWide ? ',c=40' : '');
    case 'iterm': {
      const data = toBase64(bytes);
      const cells = isWide ? ';width=40' : '';
      return `\u001b]1337;File=inline=1;size=${bytes.length}${cells}:${data}\u0007\n`;
    }
    case 'sixel':
      return drawSixel(picture);
    case 'true-color':
    case '256-colors':
      return drawBlocks(picture, width, drawing === '256-colors');
  }
}

function drawForKitty(bytes: Uint8Array, cells: string): string {
  const parts = toBase64(bytes).match(new RegExp(`.{1,${kittyChunk}}`, 'g')) ?? [];
  const commands = parts.map((data, index) => {
    const more = index < parts.length - 1 ? 1 : 0;
    return `\u001b_G${index === 0 ? `a=T,f=100,q=2${cells},` : ''}m=${more};${data}\u001b\\`;
  });
  return `${commands.join('')}\n`;
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
