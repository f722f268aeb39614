import test from 'ava';
import fc from 'fast-check';
import {parse} from 'lossless-json';
import {parsePath, readPath, replaceAt} from '../../src/request/json-path.js';
import {parseJson, printJson} from '../../src/request/parse-json.js';

test('integers beyond 2^53 are exact, both ways', t => {
  const text =
    '{"a":12345678901234567890,"b":[-9007199254740993,9007199254740991,0.1],"c":"1234567890123456789"}';
  const value = parseJson(text);
  t.deepEqual(value, {
    a: 12345678901234567890n,
    b: [-9007199254740993n, 9007199254740991, 0.1],
    c: '1234567890123456789',
  });
  t.is(printJson(value), text);
});

test('long fractions and exponents are numbers', t => {
  t.deepEqual(parseJson('[0.30000000000000004,1e20,12345678901234567890.5]'), [
    0.30000000000000004,
    1e20,
    Number('12345678901234567890.5'),
  ]);
});

const digits = fc.stringMatching(/^-?[1-9][0-9]{0,20}$/);
const leaf = fc.oneof(
  digits,
  fc.constantFrom(
    '9007199254740991',
    '9007199254740992',
    '-9007199254740993',
    '8999999999999999',
    '1e3',
    '0.1',
  ),
  digits.map(text => `${text}.5`),
  digits.map(text => `"${text}"`),
  digits.map(text => `"x: ${text}"`),
  fc.string().map(text => JSON.stringify(text)),
);
const numbers = fc
  .array(leaf, {maxLength: 6})
  .chain(items => fc.constantFrom(',', ', ', ' ,\n').map(comma => `[${items.join(comma)}]`));

test('an integer is as exact wherever it stands', t => {
  const exact = (text: string) => {
    const number = Number(text);
    return /^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? BigInt(text) : number;
  };
  fc.assert(
    fc.property(numbers, text => {
      t.deepEqual(parseJson(text), parse(text, null, {parseNumber: exact}));
    }),
    {numRuns: 2000},
  );
});

test('the last of two same names counts, with long digits or without', t => {
  t.deepEqual(parseJson('{"a":1,"a":2}'), {a: 2});
  t.deepEqual(parseJson('{"a":1,"a":2,"b":"1234567890123456"}'), {a: 2, b: '1234567890123456'});
});

test('what is not JSON throws', t => {
  t.throws(() => parseJson('<html>'), {instanceOf: SyntaxError});
  t.throws(() => parseJson('{"a":1234567890123456'), {instanceOf: SyntaxError});
});

test('paths', t => {
  const body = {a: {b: [{c: 1}]}, 'x.y': 2};
  t.is(readPath(body, parsePath('$')), body);
  t.is(readPath(body, parsePath('$.a.b.0.c')), 1);
  t.is(readPath(body, parsePath('x.y')), 2);
  t.is(readPath(body, parsePath('$.a.z.c')), undefined);
  t.is(readPath(body, parsePath('constructor')), undefined);
  t.is(readPath(null, parsePath('$.a')), undefined);
});

test('replacing leaves the original alone', t => {
  const body = {a: {b: [1, 2]}};
  t.deepEqual(replaceAt(body, ['a', 'b', '1'], 3), {a: {b: [1, 3]}});
  t.deepEqual(replaceAt(body, ['c', 'd'], 4), {a: {b: [1, 2]}, c: {d: 4}});
  t.deepEqual(body, {a: {b: [1, 2]}});
});
