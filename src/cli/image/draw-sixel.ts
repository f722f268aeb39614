import {type Picture, shrinkPicture} from './picture.js';

const mostPixels = 256;
const seen = 128;
const transparent = -1;

/** A picture as sixels (DEC STD 070): bands of six rows, for each of its colours one after the other. */
export function drawSixel(given: Picture): string {
  const picture = shrinkPicture(given, {width: mostPixels, height: mostPixels});
  const {width, height} = picture;
  const colours = indexColours(picture);
  const names = [...new Set(colours)].filter(colour => colour !== transparent);
  const palette = names.map((colour, index) => `#${index};2;${percentagesOf(colour).join(';')}`);
  const bands: string[] = [];
  for (let top = 0; top < height; top += 6) {
    const lines = names.flatMap((colour, index) => {
      const line = drawBand(colours, colour, {width, height, top});
      return /[^?]/.test(line) ? [`#${index}${shorten(line)}`] : [];
    });
    bands.push(lines.join('$'));
  }
  return `\u001bP0;1;0q"1;1;${width};${height}${palette.join('')}${bands.join('-')}\u001b\\\n`;
}

/** Each pixel as one of 6×6×6 colours. */
function indexColours({width, height, pixels}: Picture): Int16Array {
  return Int16Array.from({length: width * height}, (_, index) => {
    const at = index * 4;
    if ((pixels[at + 3] ?? 0) < seen) return transparent;
    const level = (offset: number) => Math.round(((pixels[at + offset] ?? 0) / 255) * 5);
    return 36 * level(0) + 6 * level(1) + level(2);
  });
}

function percentagesOf(colour: number): readonly number[] {
  return [Math.floor(colour / 36), Math.floor(colour / 6) % 6, colour % 6].map(level => level * 20);
}

function drawBand(
  colours: Int16Array,
  colour: number,
  {width, height, top}: {readonly width: number; readonly height: number; readonly top: number},
): string {
  let line = '';
  for (let x = 0; x < width; x += 1) {
    let bits = 0;
    for (let row = 0; row < 6 && top + row < height; row += 1) {
      if (colours[(top + row) * width + x] === colour) bits |= 1 << row;
    }
    line += String.fromCharCode(63 + bits);
  }
  return line;
}

function shorten(line: string): string {
  return line.replace(/(.)\1{3,}/g, (found, character: string) => `!${found.length}${character}`);
}
