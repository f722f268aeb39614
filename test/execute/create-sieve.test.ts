import test from 'ava';
import fc from 'fast-check';
import {createSieve} from '../../src/execute/create-sieve.js';
import {openLocalDatabase} from '../../src/execute/local-database.js';
import type {Predicate, Scan} from '../../src/plan/plan.js';
import type {LocalValue} from '../../src/row.js';

const columns: Scan['columns'] = [
  {name: 'text', source: 'text', type: 'text'},
  {name: 'number', source: 'number', type: 'integer'},
  {name: 'flag', source: 'flag', type: 'boolean'},
];

/** What an API may give, whatever type it says a column has. */
const value = fc.constantFrom<LocalValue>(
  ...[null, 'a', 'A', 'b', '', '\ud800a', '\udc00', '\ufffd', '1', '5', '5.0', ' 5', 'true'],
  ...[0, -0, 1, 5, 2, 5.5, 1e17, 2n ** 60n, Uint8Array.of(97)],
);
/** What a plan may compare with: a value of the column's type that means the same in SQLite. */
const wanted: Readonly<Record<string, fc.Arbitrary<LocalValue>>> = {
  text: fc.constantFrom('a', 'b', '', '\ufffd', '1', '5'),
  number: fc.constantFrom(0, 1, 5),
  flag: fc.constantFrom(0, 1),
};
const compare = fc.constantFrom('text', 'number', 'flag').chain(column =>
  fc.record({
    kind: fc.constant('compare' as const),
    column: fc.constant(column),
    operator: fc.constantFrom('=' as const, '<>' as const),
    value: wanted[column] ?? fc.constant(null),
  }),
);
const {predicate} = fc.letrec<{predicate: Predicate}>(tie => ({
  predicate: fc.oneof(
    {maxDepth: 3},
    compare,
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('predicate'), {minLength: 1, maxLength: 4}),
    }),
  ),
}));

function printSql(each: Predicate): string {
  if (each.kind !== 'compare') return `(${each.parts.map(printSql).join(` ${each.kind} `)})`;
  const {column, operator, value} = each;
  return `${column} ${operator} ${typeof value === 'string' ? `'${value}'` : value}`;
}

const scanWith = (keep: Predicate): Scan => ({
  table: 't',
  resource: 'r',
  method: 'm',
  columns,
  bindings: {},
  keep,
});

test('no row is left out that SQLite would find', async t => {
  const database = await openLocalDatabase({allowFiles: false});
  database.createTable('t', columns);
  fc.assert(
    fc.property(predicate, fc.array(fc.tuple(value, value, value), {maxLength: 20}), (keep, rows) => {
      const count = (found: readonly (readonly LocalValue[])[]) => {
        database.empty('t', columns);
        database.insert('t', columns, found);
        const query = database.prepare(`SELECT count(*) FROM t WHERE ${printSql(keep)}`);
        const [[number] = []] = query.run({});
        query.free();
        return number;
      };
      return count(rows) === count(createSieve(scanWith(keep))(rows));
    }),
    {numRuns: 200},
  );
  database.close();
  t.pass();
});

test('rows that can not matter are left out, however long a list is', t => {
  const many = Array.from({length: 10_000}, (_, index) => `${index}`);
  const compareWith = (operator: '=' | '<>', values: readonly string[]): Predicate => ({
    kind: operator === '=' ? 'or' : 'and',
    parts: values.map(each => ({kind: 'compare', column: 'text', operator, value: each})),
  });
  const rows = ['5', 'a', null].map(text => [text, 1, 1]);
  t.deepEqual(createSieve(scanWith(compareWith('=', many)))(rows), [['5', 1, 1]]);
  t.deepEqual(createSieve(scanWith(compareWith('<>', many)))(rows), [['a', 1, 1]]);
});
