import {deflateSync} from 'node:zlib';
import test from 'ava';
import {decodePng} from '../../../src/cli/image/decode-png.js';
import {drawImages} from '../../../src/cli/image/draw-images.js';
import {type Drawing, pickDrawing} from '../../../src/cli/image/pick-drawing.js';
import {shrinkPicture} from '../../../src/cli/image/picture.js';

interface Kind {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colorType: number;
  readonly isInterlaced?: boolean;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
}

/** A PNG of lines that have their filter in front. */
function makePng(
  {width, height, depth, colorType, isInterlaced = false}: Kind,
  lines: readonly (readonly number[])[],
  others: Readonly<Record<string, readonly number[]>> = {},
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colorType, 0, 0, isInterlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...Object.entries(others).map(([name, data]) => chunk(name, Uint8Array.from(data))),
    chunk('IDAT', deflateSync(Uint8Array.from(lines.flat()))),
    chunk('IEND', new Uint8Array()),
  ]);
}

const pixelsOf = (bytes: Uint8Array) => {
  const picture = decodePng(bytes);
  const count = picture === undefined ? 0 : picture.width * picture.height;
  return Array.from({length: count}, (_, index) => [
    ...(picture?.pixels.subarray(index * 4, index * 4 + 4) ?? []),
  ]);
};

const red = [255, 0, 0, 255];
const blue = [0, 0, 255, 255];

test('every kind of pixel', t => {
  const size = {width: 2, height: 1};
  t.deepEqual(pixelsOf(makePng({...size, depth: 8, colorType: 2}, [[0, 255, 0, 0, 0, 0, 255]])), [red, blue]);
  t.deepEqual(pixelsOf(makePng({...size, depth: 8, colorType: 6}, [[0, 255, 0, 0, 255, 0, 0, 255, 9]])), [
    red,
    [0, 0, 255, 9],
  ]);
  t.deepEqual(pixelsOf(makePng({...size, depth: 8, colorType: 4}, [[0, 7, 255, 8, 0]])), [
    [7, 7, 7, 255],
    [8, 8, 8, 0],
  ]);
  t.deepEqual(pixelsOf(makePng({...size, depth: 2, colorType: 0}, [[0, 0b01_11_0000]])), [
    [85, 85, 85, 255],
    [255, 255, 255, 255],
  ]);
  t.deepEqual(pixelsOf(makePng({...size, depth: 16, colorType: 0}, [[0, 128, 1, 255, 255]])), [
    [128, 128, 128, 255],
    [255, 255, 255, 255],
  ]);
  const palette = {PLTE: [255, 0, 0, 0, 0, 255], tRNS: [255, 5]};
  t.deepEqual(pixelsOf(makePng({...size, depth: 1, colorType: 3}, [[0, 0b0100_0000]], palette)), [
    red,
    [0, 0, 255, 5],
  ]);
  const marked = {tRNS: [0, 255, 0, 0, 0, 0]};
  t.deepEqual(pixelsOf(makePng({...size, depth: 8, colorType: 2}, [[0, 255, 0, 0, 0, 0, 255]], marked)), [
    [255, 0, 0, 0],
    blue,
  ]);
});

test('every filter, each against the line above and the pixel before', t => {
  const kind = {width: 2, height: 5, depth: 8, colorType: 0};
  const lines = [
    [0, 10, 20],
    [1, 30, 10],
    [2, 10, 10],
    [3, 30, 10],
    [4, 5, 5],
  ];
  t.deepEqual(
    pixelsOf(makePng(kind, lines)).map(([grey]) => grey),
    [10, 20, 30, 40, 40, 50, 50, 60, 55, 65],
  );
});

test('an interlaced picture has its pixels in their places', t => {
  // Of 3 × 3 pixels, the passes 1, 5, 6 and 7 have some: then come those of pass 4.
  const kind = {width: 3, height: 3, depth: 8, colorType: 0, isInterlaced: true};
  const lines = [
    [0, 1],
    [0, 3],
    [0, 7, 9],
    [0, 2],
    [0, 8],
    [0, 4, 5, 6],
  ];
  t.deepEqual(
    pixelsOf(makePng(kind, lines)).map(([grey]) => grey),
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
});

test('what is no picture, is damaged or far too large is none', t => {
  const kind = {width: 2, height: 2, depth: 8, colorType: 2};
  const whole = makePng(kind, [
    [0, 1, 2, 3, 4, 5, 6],
    [0, 1, 2, 3, 4, 5, 6],
  ]);
  t.is(decodePng(Uint8Array.of(1, 2, 3)), undefined);
  t.is(decodePng(whole.subarray(0, 45)), undefined);
  t.is(decodePng(makePng(kind, [[0, 1, 2, 3]])), undefined);
  t.is(decodePng(makePng({...kind, width: 100_000, height: 100_000}, [[0]])), undefined);
  t.not(decodePng(whole), undefined);
});

test('a picture is made smaller by means, and what is not seen has no colour', t => {
  const pixels = Uint8Array.from([...red, 0, 0, 0, 0, ...red, 0, 0, 0, 0]);
  const small = shrinkPicture({width: 2, height: 2, pixels}, {width: 1, height: 1});
  t.deepEqual([...small.pixels], [255, 0, 0, 128]);
});

test('what a terminal can do is told by its environment', t => {
  const cases: readonly (readonly [Readonly<Record<string, string>>, Drawing | undefined])[] = [
    [{TERM: 'xterm-kitty'}, 'kitty'],
    [{KITTY_WINDOW_ID: '1', TERM: 'xterm-256color', TMUX: '/tmp/tmux'}, '256-colors'],
    [{TERM_PROGRAM: 'iTerm.app', TERM: 'xterm-256color'}, 'iterm'],
    [{TERM: 'foot', COLORTERM: 'truecolor'}, 'sixel'],
    [{TERM: 'xterm-256color', COLORTERM: 'truecolor'}, 'true-color'],
    [{TERM: 'xterm-256color'}, '256-colors'],
    [{TERM: 'xterm'}, undefined],
    [{TERM: 'xterm-kitty', NO_COLOR: '1'}, undefined],
    [{TERM: 'xterm-kitty', ROWGATE_IMAGES: 'none'}, undefined],
    [{TERM: 'xterm', ROWGATE_IMAGES: 'blocks'}, 'true-color'],
  ];
  for (const [environment, expected] of cases)
    t.is(pickDrawing(environment), expected, JSON.stringify(environment));
});

const picture = makePng({width: 2, height: 2, depth: 8, colorType: 2}, [
  [0, ...red.slice(0, 3), ...blue.slice(0, 3)],
  [0, ...blue.slice(0, 3), ...blue.slice(0, 3)],
]);
const result = {columns: [{name: 'thumbnail', type: 'blob' as const}], rows: [[picture]]};

test('a picture is drawn as each terminal takes it', t => {
  const draw = (drawing: string) => drawImages(result, {ROWGATE_IMAGES: drawing});
  const data = Buffer.from(picture).toString('base64');
  t.is(draw('kitty'), `\u001b_Ga=T,f=100,q=2,m=0;${data}\u001b\\\n`);
  t.is(draw('iterm'), `\u001b]1337;File=inline=1;size=${picture.length}:${data}\u0007\n`);
  t.is(draw('sixel'), '\u001bP0;1;0q"1;1;2;2#0;2;100;0;0#1;2;0;0;100#0@?$#1AB\u001b\\\n');
  t.is(draw('blocks'), '\u001b[0;38;2;255;0;0;48;2;0;0;255m▀\u001b[0;38;2;0;0;255;48;2;0;0;255m▀\u001b[0m\n');
  t.is(
    drawImages(result, {TERM: 'x-256color'}),
    '\u001b[0;38;5;196;48;5;21m▀\u001b[0;38;5;21;48;5;21m▀\u001b[0m\n',
  );
  t.is(draw('none'), '');
});

test('several pictures have names, and among many rows there is none', t => {
  const two = {...result, rows: [[picture], [picture]]};
  t.regex(drawImages(two, {ROWGATE_IMAGES: 'blocks'}), /^thumbnail, row 1:\n.*\nthumbnail, row 2:\n/);
  t.is(drawImages({...result, rows: Array(5).fill([picture])}, {ROWGATE_IMAGES: 'blocks'}), '');
});
