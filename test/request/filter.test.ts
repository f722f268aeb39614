import test from 'ava';
import type {FilterOperator} from '../../src/catalog/wire.js';
import type {Predicate} from '../../src/plan/plan.js';
import {type ListFilter, printFilter} from '../../src/request/filter.js';
import type {LocalValue} from '../../src/row.js';
import {acme, things} from './acme.js';

const is = (column: string, value: LocalValue, operator: FilterOperator = '='): Predicate => ({
  kind: 'compare',
  column,
  operator,
  value,
});
const and = (...parts: readonly Predicate[]): Predicate => ({kind: 'and', parts});
const or = (...parts: readonly Predicate[]): Predicate => ({kind: 'or', parts});

const cases: Readonly<Record<string, readonly [ListFilter, string | undefined]>> = {
  nothing: [{}, undefined],
  'one column': [{filter: is('label', 'p')}, '{"label":"p"}'],
  'different columns': [{filter: and(is('label', 'p'), is('public', 1))}, '{"label":"p","public":true}'],
  operators: [
    {filter: and(is('label', 'p', 'contains'), is('size', 3, '>='), is('id', 'x', '<>'))},
    '{"label":{"+contains":"p"},"size":{"+gte":3},"id":{"+neq":"x"}}',
  ],
  'a column twice': [
    {filter: and(is('size', 3, '>='), is('size', 9, '<'))},
    '{"+and":[{"size":{"+gte":3}},{"size":{"+lt":9}}]}',
  ],
  or: [{filter: or(is('label', 'a'), is('label', 'b'))}, '{"+or":[{"label":"a"},{"label":"b"}]}'],
  'or within and': [
    {filter: and(is('public', 0), or(is('label', 'a'), is('label', 'b')))},
    '{"+and":[{"public":false},{"+or":[{"label":"a"},{"label":"b"}]}]}',
  ],
  'and within or': [
    {filter: or(and(is('public', 0), is('label', 'a')), is('label', 'b'))},
    '{"+or":[{"public":false,"label":"a"},{"label":"b"}]}',
  ],
  'and within and': [
    {filter: and(is('public', 0), and(is('label', 'a'), is('size', 1)))},
    '{"public":false,"label":"a","size":1}',
  ],
  'a list of one': [{filter: or(is('label', 'a'))}, '{"label":"a"}'],
  'an order': [{order: {column: 'size', descending: false}}, '{"+order_by":"size","+order":"asc"}'],
  'a filter and an order': [
    {filter: or(is('size', 1), is('size', 2)), order: {column: 'created', descending: true}},
    '{"+or":[{"size":1},{"size":2}],"+order_by":"created","+order":"desc"}',
  ],
  'a timestamp': [
    {filter: is('created', '2026-01-31T10:00:00', '>')},
    '{"created":{"+gt":"2026-01-31T10:00:00"}}',
  ],
  'a big integer': [{filter: is('size', 9007199254740993n)}, '{"size":9007199254740993}'],
  'beyond ASCII': [
    {filter: is('label', 'Käse "😀"\n\u007f')},
    '{"label":"K\\u00e4se \\"\\ud83d\\ude00\\"\\n\\u007f"}',
  ],
  'a column inside an object': [{filter: is('owner', 'me')}, '{"meta.owner":"me"}'],
  'an operator that the language lacks': [{filter: and(is('label', 'a'), is('size', 1, '<='))}, undefined],
  null: [{filter: is('label', null)}, undefined],
  bytes: [{filter: is('label', Uint8Array.of(1))}, undefined],
  'too long': [{filter: is('label', 'x'.repeat(300))}, undefined],
  'too long once escaped': [{filter: is('label', 'ä'.repeat(60))}, undefined],
};

for (const [name, [filter, expected]] of Object.entries(cases)) {
  test(name, t => {
    const text = printFilter(acme.filter, things.columns, acme.timestamps, filter);
    t.is(text, expected);
    t.true(text === undefined || /^[\x20-\x7e]*$/.test(text));
  });
}

test('a filter in ASCII means what it said', t => {
  const label = '\u2028é\u0000𝒳';
  const text = printFilter(acme.filter, things.columns, acme.timestamps, {filter: is('label', label)});
  t.deepEqual(JSON.parse(text ?? ''), {label});
});
