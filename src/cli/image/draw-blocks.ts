import {type Picture, shrinkPicture} from './picture.js';

/** In cells of the terminal, each of which is two pixels high. */
const mostColumns = 32;
const mostRows = 16;

/** Half of opaque: a pixel with less is not drawn. */
const seen = 128;

type Colour = readonly [red: number, green: number, blue: number];

/** A picture in half blocks, a line for every two rows of its pixels. */
export function drawBlocks(picture: Picture, columns: number, has256Colors: boolean): string {
  const small = shrinkPicture(picture, {
    width: Math.max(1, Math.min(mostColumns, columns)),
    height: 2 * mostRows,
  });
  const name = has256Colors ? nameOf256 : nameOfTrueColor;
  let text = '';
  for (let y = 0; y < small.height; y += 2) {
    for (let x = 0; x < small.width; x += 1) {
      text += drawCell(colourAt(small, x, y), colourAt(small, x, y + 1), name);
    }
    text += '\u001b[0m\n';
  }
  return text;
}

function drawCell(
  top: Colour | undefined,
  bottom: Colour | undefined,
  name: (colour: Colour) => string,
): string {
  if (top === undefined && bottom === undefined) return '\u001b[0m ';
  if (top === undefined) return `\u001b[0;38;${name(bottom as Colour)}m▄`;
  return `\u001b[0;38;${name(top)}${bottom === undefined ? '' : `;48;${name(bottom)}`}m▀`;
}

function colourAt({width, height, pixels}: Picture, x: number, y: number): Colour | undefined {
  const at = (y * width + x) * 4;
  if (y >= height || (pixels[at + 3] ?? 0) < seen) return undefined;
  return [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
}

function nameOfTrueColor(colour: Colour): string {
  return `2;${colour.join(';')}`;
}

/** The nearest of the 6×6×6 colours. */
function nameOf256(colour: Colour): string {
  const [red, green, blue] = colour.map(each => Math.round((each / 255) * 5)) as [number, number, number];
  return `5;${16 + 36 * red + 6 * green + blue}`;
}
