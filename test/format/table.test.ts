import test from 'ava';
import fc from 'fast-check';
import stringWidth from 'string-width';
import type {FormatOptions} from '../../src/format/index.js';
import {formatResult} from '../../src/format/index.js';
import {makePng, makeResult, type sampleResult} from './sample-result.js';

const table = (result: typeof sampleResult, options: FormatOptions = {}) =>
  [...formatResult('table', result, options)].join('');
const draw = (...lines: readonly string[]) => `${lines.join('\n')}\n`;

test('values of every kind, numbers flush right and NULL shown', t => {
  const result = makeResult(
    ['id integer', 'label text', 'public boolean', 'scopes json', 'thumbnail blob', 'count(*)'],
    [
      [7, 'Deploy bot', true, ['a', 'b'], makePng(128, 128, 4200), 12n],
      [1234, null, false, 'text', new Uint8Array(312), 5],
    ],
  );
  t.is(
    table(result),
    draw(
      '+------+------------+--------+-----------+--------------------------+----------+',
      '|   id | label      | public | scopes    | thumbnail                | count(*) |',
      '+------+------------+--------+-----------+--------------------------+----------+',
      '|    7 | Deploy bot | true   | ["a","b"] | image/png 128×128 4.2 kB |       12 |',
      '| 1234 | NULL       | false  | "text"    | blob 312 B               |        5 |',
      '+------+------------+--------+-----------+--------------------------+----------+',
      '(2 rows)',
    ),
  );
});

test('one row, no rows, no columns', t => {
  t.is(table(makeResult(['a'], [[1]])), draw('+---+', '| a |', '+---+', '| 1 |', '+---+', '(1 row)'));
  t.is(table(makeResult(['a'], [])), draw('+---+', '| a |', '+---+', '(0 rows)'));
  t.is(table(makeResult([], [])), '(0 rows)\n');
});

test('the footer says when rows are missing', t => {
  t.true(table(makeResult(['a'], [[1]], false)).endsWith('(1 row, incomplete)\n'));
});

test('wide letters and emoji are aligned', t => {
  t.is(
    table(makeResult(['name text'], [['日本語'], ['👩‍👩‍👧 fam'], ['e\u0301te\u0301'], ['Zürich']])),
    draw(
      '+--------+',
      '| name   |',
      '+--------+',
      '| 日本語 |',
      '| 👩‍👩‍👧 fam |',
      '| e\u0301te\u0301    |',
      '| Zürich |',
      '+--------+',
      '(4 rows)',
    ),
  );
});

test('nothing in a value or a name can draw on the terminal', t => {
  t.is(
    table(
      makeResult(
        ['a\u001b[31m text'],
        [['one\ntwo\t\r'], ['\u001b]0;x\u0007\u009b'], ['a\u202eb\u200b\u{e0041}\ud800']],
      ),
    ),
    draw(
      '+-------------------------------+',
      '| a\\u001b[31m                   |',
      '+-------------------------------+',
      '| one\\ntwo\\t\\r                  |',
      '| \\u001b]0;x\\u0007\\u009b        |',
      '| a\\u202eb\\u200b\\u{e0041}\\ud800 |',
      '+-------------------------------+',
      '(3 rows)',
    ),
  );
});

test('colours are used only when asked for, and take no room', t => {
  const result = makeResult(['a text', 'b text'], [[null, 'NULL']]);
  t.is(
    table(result, {colors: true}),
    draw(
      '+------+------+',
      '| \u001b[1ma\u001b[22m    | \u001b[1mb\u001b[22m    |',
      '+------+------+',
      '| \u001b[2mNULL\u001b[22m | NULL |',
      '+------+------+',
      '(1 row)',
    ),
  );
  t.false(table(result).includes('\u001b'));
});

const long = makeResult(
  ['id integer', 'label text', 'redirect_uri text'],
  [
    [12345678, 'A label of some length', 'https://app.example.com/oauth/callback/of/some/more/length'],
    [2, 'Short', '日本語日本語日本語日本語日本語日本語'],
  ],
);

test('the widest columns are shortened to fit the width, and the footer says so', t => {
  t.is(
    table(long, {width: 60}),
    draw(
      '+----------+-----------------------+-----------------------+',
      '|       id | label                 | redirect_uri          |',
      '+----------+-----------------------+-----------------------+',
      '| 12345678 | A label of some leng… | https://app.example.… |',
      '|        2 | Short                 | 日本語日本語日本語日… |',
      '+----------+-----------------------+-----------------------+',
      '(2 rows, shortened to fit the width)',
    ),
  );
});

test('nothing is cut where the table fits, or where there is no width', t => {
  const natural = table(long);
  t.false(natural.includes('…'));
  t.true(natural.endsWith('(2 rows)\n'));
  const width = stringWidth(natural.split('\n')[0] ?? '');
  t.is(table(long, {width}), natural);
  t.is(table(long, {width: 0}), natural);
  t.true(table(long, {width: width - 1}).endsWith('(2 rows, shortened to fit the width)\n'));
});

test('numbers are not cut, and names not beyond recognition', t => {
  const narrow = draw(
    '+----------+--------+------------+',
    '|       id | label  | redirect_… |',
    '+----------+--------+------------+',
    '| 12345678 | A lab… | https://a… |',
    '|        2 | Short  | 日本語日…  |',
    '+----------+--------+------------+',
    '(2 rows, shortened to fit the width)',
  );
  t.is(table(long, {width: 34}), narrow);
});

test('where there is no room for all columns, each field has a line of its own', t => {
  t.is(
    table(long, {width: 33}),
    draw(
      '-[ row 1 ]----------',
      '          id = 12345678',
      '       label = A label of some leng',
      '               th',
      'redirect_uri = https://app.example.',
      '               com/oauth/callback/o',
      '               f/some/more/length',
      '-[ row 2 ]----------',
      '          id = 2',
      '       label = Short',
      'redirect_uri = 日本語日本語日本語日',
      '               本語日本語日本語',
      '(2 rows)',
    ),
  );
});

test('of a time, the day is not cut', t => {
  const result = makeResult(
    ['created timestamp', 'a text', 'b text'],
    [['2024-05-01T08:30:00Z', 'x'.repeat(40), 'y'.repeat(40)]],
  );
  t.true(table(result, {width: 33}).includes('| 2024-05-01… | xxxxx… | yyyyy… |'));
});

test('a time has a blank where ISO has a T', t => {
  const result = makeResult(
    ['created timestamp', 'label text'],
    [['2024-05-01T08:30:00Z', '2024-05-01T08:30:00Z']],
  );
  t.true(table(result).includes('| 2024-05-01 08:30:00Z | 2024-05-01T08:30:00Z |'));
});

test('an ellipsis of the value itself does not count as shortened', t => {
  t.true(table(makeResult(['a text'], [['wait…']]), {width: 80}).endsWith('(1 row)\n'));
});

test('a very long value is cut to the width too, whatever it is made of', t => {
  for (const unit of ['x', '日', '👩‍👩‍👧', 'e\u0301\u0301\u0301', '\u001b']) {
    const lines = table(makeResult(['a text'], [[unit.repeat(100_000)]]), {width: 40}).split('\n');
    t.is(stringWidth(lines[0] ?? ''), 40);
    t.true(stringWidth(lines[3] ?? '') === 40 && lines[3]?.includes('…'));
    t.is(lines[5], '(1 row, shortened to fit the width)');
  }
});

const letter = fc.constantFrom(
  'a',
  'Z',
  '0',
  ' ',
  'é',
  'ж',
  '日',
  'ｱ',
  '😀',
  '👩‍👩‍👧',
  '🇯🇵',
  'e\u0301',
  '\n',
  '\u001b',
  '\u202e',
  '\u200b',
  '…',
);
const value = fc.oneof(
  fc.string({unit: letter, maxLength: 60}),
  fc.constant(null),
  fc.integer(),
  fc.boolean(),
);

test('all lines of a table are equally wide, and as wide as told where that is possible', t => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, value, value), {maxLength: 8}),
      fc.option(fc.integer({min: 1, max: 120}), {nil: undefined}),
      (rows, width) => {
        const result = makeResult(['a', 'label text', 'a_name_that_is_long'], rows);
        const lines = table(result, {width}).split('\n').slice(0, -2);
        if (lines[0]?.startsWith('-[') || lines[0]?.includes(' = ')) {
          t.true(width !== undefined && width < 37);
          return;
        }
        const widths = new Set(lines.map(line => stringWidth(line)));
        t.is(widths.size, 1);
        t.is(lines.length, rows.length + (rows.length > 0 ? 4 : 3));
        // At their least, the columns are 11, 6 and 10 wide: an integer of ten digits and a sign, then two texts.
        if (width !== undefined && width >= 37) for (const used of widths) t.true(used <= width);
        t.notRegex(lines.join(''), /[\p{Cc}\u202e\u200b]/u);
      },
    ),
  );
});

test('a table of ten thousand rows comes in few chunks that end with a line break', t => {
  const rows = Array.from({length: 10_000}, (_, index) => [index, 'x'.repeat(20), true, null, 0.5, 'é', 'z']);
  const chunks = [...formatResult('table', makeResult(['a', 'b', 'c', 'd', 'e', 'f', 'g'], rows))];
  t.true(chunks.length > 5 && chunks.length < 50);
  t.true(chunks.every(chunk => chunk.endsWith('\n')));
  t.is(chunks.join('').split('\n').length, 10_000 + 6);
});
