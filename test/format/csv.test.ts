import test from 'ava';
import fc from 'fast-check';
import {formatResult} from '../../src/format/index.js';
import type {Value} from '../../src/row.js';
import {makeResult, sampleResult} from './sample-result.js';

const csv = (result: typeof sampleResult) => [...formatResult('csv', result)].join('');

test('every kind of value, and NULLs', t => {
  t.is(
    csv(sampleResult),
    'id,label,public,score,created,scopes,thumbnail\n' +
      '9007199254740993,"Say ""hi"", ok",true,0.5,2024-05-01T08:30:00Z,' +
      '"{""read"":[""a"",""b""],""big"":12345678901234567890,""ok"":null}",AP8Q\n' +
      ',,,,,,\n',
  );
});

test('NULL and an empty text differ', t => {
  t.is(csv(makeResult(['a text', 'b text', 'c blob'], [[null, '', new Uint8Array()]])), 'a,b,c\n,"",""\n');
});

test('quotes, commas, line breaks and blanks at the ends are quoted', t => {
  const values = ['a"b', 'a,b', 'a\nb', 'a\rb', ' a', 'a ', 'a b', 'a;b'];
  t.is(
    csv(
      makeResult(
        ['v text'],
        values.map(value => [value]),
      ),
    ),
    'v\n"a""b"\n"a,b"\n"a\nb"\n"a\rb"\n" a"\n"a "\na b\na;b\n',
  );
});

test('a header is quoted like a value, and names may repeat', t => {
  t.is(csv(makeResult(['id', 'id', 'count(*),"x"'], [])), 'id,id,"count(*),""x"""\n');
});

test('a lone NULL does not leave an empty line, which readers would skip', t => {
  t.is(csv(makeResult(['a text'], [[null], ['x']])), 'a\n""\nx\n');
});

test('a text in a JSON column is JSON, so that it differs from the number', t => {
  t.is(csv(makeResult(['a json'], [['1'], [1]])), 'a\n"""1"""\n1\n');
});

test('no columns are no text', t => {
  t.is(csv(makeResult([], [])), '');
});

/** Reads RFC 4180 with either line end: null for an empty field without quotes. */
function parseCsv(text: string): (string | null)[][] {
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  let offset = 0;
  while (offset < text.length) {
    let field: string | null = null;
    if (text[offset] === '"') {
      field = '';
      for (offset++; text[offset] !== '"' || text[offset + 1] === '"'; offset++) {
        if (offset >= text.length) throw new Error('A quoted field has no end.');
        if (text[offset] === '"') offset++;
        field += text[offset];
      }
      offset++;
    } else {
      const start = offset;
      while (offset < text.length && !',\r\n"'.includes(text.charAt(offset))) offset++;
      if (offset > start) field = text.slice(start, offset);
    }
    row.push(field);
    const end = /^(?:,|\r?\n)/.exec(text.slice(offset, offset + 2))?.[0];
    if (end === undefined) throw new Error(`There is neither comma nor line end at ${offset}.`);
    offset += end.length;
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

test('CSV parses back to the same values', t => {
  const hostile = fc.string({unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'a', 'é', '😀')});
  const value: fc.Arbitrary<Value> = fc.oneof(
    fc.string({unit: 'binary'}),
    hostile,
    fc.constant(null),
    fc.integer(),
  );
  fc.assert(
    fc.property(fc.array(fc.array(value, {minLength: 3, maxLength: 3})), rows => {
      t.deepEqual(parseCsv(csv(makeResult(['a', 'b', 'c'], rows))), [
        ['a', 'b', 'c'],
        ...rows.map(row => row.map(cell => (cell === null ? null : String(cell)))),
      ]);
    }),
  );
});
