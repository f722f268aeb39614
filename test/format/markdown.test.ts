import test from 'ava';
import fc from 'fast-check';
import {formatResult} from '../../src/format/index.js';
import {makePng, makeResult, sampleResult} from './sample-result.js';

const markdown = (result: typeof sampleResult) => [...formatResult('markdown', result)].join('');
const cellOf = (value: string) =>
  markdown(makeResult(['a text'], [[value]]))
    .split('\n')[2]
    ?.slice(2, -2);

test('every kind of value, and NULLs', t => {
  t.is(
    markdown(sampleResult),
    [
      '| id | label | public | score | created | scopes | thumbnail |',
      '| ---: | --- | --- | ---: | --- | --- | --- |',
      '| 9007199254740993 | Say "hi", ok | true | 0.5 | 2024-05-01T08:30:00Z | ' +
        '{"read":["a","b"],"big":12345678901234567890,"ok":null} | blob 3 B |',
      '|  |  |  |  |  |  |  |',
      '',
    ].join('\n'),
  );
});

test('a thumbnail is told by its size', t => {
  const result = makeResult(['thumbnail blob'], [[makePng(128, 64, 4200)]]);
  t.is(markdown(result), '| thumbnail |\n| --- |\n| image/png 128×64 4.2 kB |\n');
});

test('no rows leave the header, no columns nothing', t => {
  t.is(markdown(makeResult(['id integer', 'label text'], [])), '| id | label |\n| ---: | --- |\n');
  t.is(markdown(makeResult([], [])), '');
});

test('what Markdown would read as markup is escaped', t => {
  t.is(cellOf('a|b'), 'a\\|b');
  t.is(cellOf('a\\|b'), 'a\\\\\\|b');
  t.is(cellOf('one\r\ntwo\nthree'), 'one<br>two<br>three');
  t.is(cellOf('<script>'), '\\<script>');
  t.is(cellOf('*a* _b_ `c` ~d~'), '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~');
  t.is(cellOf('redirect_uri'), 'redirect_uri');
  t.is(cellOf('[text](http://a)'), '[text]\\(http://a)');
  t.is(cellOf('&lt; & a'), '\\&lt; & a');
  t.is(cellOf('\u001b[2J'), '\\\\u001b[2J');
});

test('a bare URL stays a link', t => {
  t.is(cellOf('https://app.example/_cb/*?a=1&b=2|3'), 'https://app.example/_cb/*?a=1&b=2\\|3');
});

test('every row stays on one line and has as many cells as there are columns', t => {
  const text = fc.string({unit: fc.constantFrom('|', '\\', '\n', '\r', 'a', ' ', '\u2028')});
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), {minLength: 1}), rows => {
      const lines = markdown(makeResult(['a text', 'b text'], rows)).split(/[\n\r\u2028]/);
      t.is(lines.length, rows.length + 3);
      // A pipe with an even number of backslashes before it is one between cells.
      for (const line of lines.slice(0, -1)) t.is(line.match(/(?<!\\)(?:\\\\)*\|/g)?.length, 3);
    }),
  );
});
