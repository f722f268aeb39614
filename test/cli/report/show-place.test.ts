import test from 'ava';
import {showPlace} from '../../../src/cli/report/show-place.js';
import {positionAt} from '../../../src/errors.js';

async function show(text: string, part: string, width = 60): Promise<readonly string[]> {
  const start = text.indexOf(part);
  return showPlace(positionAt(text, start, start + part.length), {width});
}

test('the line of the place, with carets under it', async t => {
  t.deepEqual(await show('SELECT a,\n  nope\nFROM b', 'nope'), [
    '  at line 2, column 3',
    '    nope',
    '    ^^^^',
  ]);
});

test('the end of the text', async t => {
  const text = 'SELECT 1 +';
  t.deepEqual(await showPlace(positionAt(text, text.length), {source: 'a.sql', width: 60}), [
    '  at a.sql:1:11',
    '  SELECT 1 +',
    '            ^',
  ]);
});

test('tabs and wide letters', async t => {
  t.deepEqual((await show("\t'東京🌱', nope", 'nope')).slice(1), [
    "      '東京🌱', nope",
    '                ^^^^',
  ]);
  t.deepEqual((await show("SELECT '東京x", "'東京x")).slice(1), ["  SELECT '東京x", '         ^^^^^^']);
});

test('a long line is cut around the place, whose carets stay within it', async t => {
  const filler = 'x'.repeat(500);
  for (const text of [
    `${filler} nope ${filler}`,
    `nope ${filler}`,
    `${filler} nope`,
    `東${filler} nope ${filler}`,
  ]) {
    const [, line = '', carets = ''] = await show(text, 'nope', 40);
    t.true(line.length <= 40, line);
    t.is(line.slice(carets.indexOf('^'), carets.length), 'nope');
    t.true(line.includes('…'));
  }
  const [, line = '', carets = ''] = await show(filler, filler, 40);
  t.true(carets.length <= 40 && line.length <= 40);
});

test('characters that act on the terminal are not shown', async t => {
  const [, line] = await show('a\u001b[31m nope', 'nope');
  t.is(line, '  a\ufffd[31m nope');
});
