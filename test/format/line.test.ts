import test from 'ava';
import {formatResult} from '../../src/format/index.js';
import {makeResult, sampleResult} from './sample-result.js';

const line = (...[result, options]: [typeof sampleResult, object?]) =>
  [...formatResult('line', result, options)].join('');

test('a field a line, names flush right; several rows have headings', t => {
  t.is(
    line(sampleResult),
    [
      '-[ row 1 ]----------',
      '       id = 9007199254740993',
      '    label = Say "hi", ok',
      '   public = true',
      '    score = 0.5',
      '  created = 2024-05-01 08:30:00Z',
      '   scopes = {"read":["a","b"],"big":12345678901234567890,"ok":null}',
      'thumbnail = blob 3 B',
      '-[ row 2 ]----------',
      '       id = NULL',
      '    label = NULL',
      '   public = NULL',
      '    score = NULL',
      '  created = NULL',
      '   scopes = NULL',
      'thumbnail = NULL',
      '(2 rows)',
      '',
    ].join('\n'),
  );
});

test('one row has no heading, and no row has only the number', t => {
  t.is(line(makeResult(['a'], [[1]])), 'a = 1\n(1 row)\n');
  t.is(line(makeResult(['a'], [])), '(0 rows)\n');
  t.is(line(makeResult([], [], false)), '(0 rows, incomplete)\n');
});

test('a value goes on below itself, wide letters too; a secret stays in one piece', t => {
  const result = makeResult(['name text', 'secret text'], [['日本語日本語日本語日本語', 'f'.repeat(64)]]);
  const [name = {name: '', type: undefined}, secret] = result.columns;
  t.is(
    line({...result, columns: [name, {...(secret ?? name), secret: true}]}, {width: 30}),
    `  name = 日本語日本語日本語日\n         本語\nsecret = ${'f'.repeat(64)}\n(1 row)\n`,
  );
});

test('nothing in a value can draw on the terminal, and colours take no room', t => {
  const text = line(makeResult(['a', 'long'], [['\u001b[31m', null]]), {colors: true, width: 40});
  t.is(
    text,
    '\u001b[1m   a = \u001b[22m\\u001b[31m\n\u001b[1mlong = \u001b[22m\u001b[2mNULL\u001b[22m\n(1 row)\n',
  );
});
