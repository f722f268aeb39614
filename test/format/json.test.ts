import test from 'ava';
import fc from 'fast-check';
import {formatResult} from '../../src/format/index.js';
import {nameMembers} from '../../src/format/json-rows.js';
import type {Value} from '../../src/row.js';
import {makeResult, sampleResult} from './sample-result.js';

const json = (result: typeof sampleResult) => [...formatResult('json', result)].join('');
const jsonl = (result: typeof sampleResult) => [...formatResult('jsonl', result)].join('');

const firstRow =
  '{"id":9007199254740993,"label":"Say \\"hi\\", ok","public":true,"score":0.5,"created":"2024-05-01T08:30:00Z",' +
  '"scopes":{"read":["a","b"],"big":12345678901234567890,"ok":null},"thumbnail":"AP8Q"}';
const secondRow =
  '{"id":null,"label":null,"public":null,"score":null,"created":null,"scopes":null,"thumbnail":null}';

test('json is an array with a row a line, and every kind of value', t => {
  t.is(json(sampleResult), `[\n${firstRow},\n${secondRow}\n]\n`);
});

test('jsonl is the same rows without the array', t => {
  t.is(jsonl(sampleResult), `${firstRow}\n${secondRow}\n`);
});

test('no rows are an empty array, or nothing', t => {
  const empty = makeResult(['id integer'], []);
  t.is(json(empty), '[]\n');
  t.is(jsonl(empty), '');
});

test('the order of the columns holds for names that look like numbers', t => {
  t.is(
    jsonl(makeResult(['b', '2', '1', '__proto__'], [[1, 2, 3, 4]])),
    '{"b":1,"2":2,"1":3,"__proto__":4}\n',
  );
});

test('a column whose name is there already gets another', t => {
  t.is(jsonl(makeResult(['id', 'id', 'id'], [[1, 2, 3]])), '{"id":1,"id_2":2,"id_3":3}\n');
  t.deepEqual(nameMembers(['id', 'id', 'id_2']), ['id', 'id_3', 'id_2']);
  t.deepEqual(nameMembers(['a', 'a', 'a_2', 'a_2']), ['a', 'a_3', 'a_2', 'a_2_2']);
});

test('names of members are as many as the columns and all different', t => {
  const name = fc.constantFrom('a', 'a_2', 'a_3', 'a_2_2', 'b', '');
  fc.assert(
    fc.property(fc.array(name, {maxLength: 12}), names => {
      const members = nameMembers(names);
      t.is(members.length, names.length);
      t.is(new Set(members).size, names.length);
      for (const [index, own] of names.entries()) if (names.indexOf(own) === index) t.is(members[index], own);
    }),
  );
});

test('numbers that JSON lacks are strings', t => {
  const rows = [[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]];
  t.is(jsonl(makeResult(['a real', 'b real'], rows)), '{"a":"Infinity","b":"-Infinity"}\n');
});

test('hidden characters are escaped and still mean the same', t => {
  const text = 'a\u001b[2J\u009b\u2028\u202e\u{e0041}\ud800é';
  const line = jsonl(makeResult(['a text'], [[text]]));
  t.is(line, '{"a":"a\\u001b[2J\\u009b\\u2028\\u202e\\udb40\\udc41\\ud800é"}\n');
  t.deepEqual(JSON.parse(line), {a: text});
});

const jsonValue = fc.jsonValue().map(value => value as Value);

test('JSON parses back to the same values', t => {
  const rows = fc.array(fc.array(jsonValue, {minLength: 3, maxLength: 3}));
  fc.assert(
    fc.property(rows, values => {
      const result = makeResult(['a json', 'b json', 'a json'], values);
      const expected = JSON.stringify(values.map(([a, b, c]) => ({a, b, a_2: c})));
      t.is(JSON.stringify(JSON.parse(json(result))), expected);
      const lines = jsonl(result).split('\n').slice(0, -1);
      t.is(JSON.stringify(lines.map(line => JSON.parse(line))), expected);
    }),
  );
});

test('integers are written digit for digit', t => {
  fc.assert(
    fc.property(fc.bigInt(), value => {
      t.is(jsonl(makeResult(['a integer'], [[value]])), `{"a":${value.toString()}}\n`);
    }),
  );
});

test('a blob is the base64 of its own bytes, not of the buffer that it is a part of', t => {
  const bytes = new Uint8Array([1, 2, 3, 4, 5]).subarray(1, 3);
  t.is(jsonl(makeResult(['a blob'], [[bytes]])), '{"a":"AgM="}\n');
});
