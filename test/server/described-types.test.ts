import test from 'ava';
import fc from 'fast-check';
import {createCatalog} from '../../src/catalog/catalog.js';
import type {ColumnType} from '../../src/catalog/column.js';
import {RowgateError} from '../../src/errors.js';
import {type LocalRow, openLocalDatabase} from '../../src/execute/local-database.js';
import {toValue} from '../../src/execute/to-value.js';
import type {QueryPlan} from '../../src/plan/plan.js';
import {planStatement} from '../../src/plan/plan-statement.js';
import type {ValueType} from '../../src/plan/value-type.js';
import type {LocalValue, Value} from '../../src/row.js';
import {typeOf} from '../../src/server/type/types.js';
import {parseStatements} from '../../src/statement/parse-statements.js';
import {providerOf, resourceNamed, serviceOf} from '../catalog/two-providers.js';
import {expression, query} from '../statement/random-sql.js';

type Columns = Readonly<Record<string, ColumnType>>;

/** The tables that the random texts name, with rows of the types that they say. */
const tables: Readonly<Record<string, {columns: Columns; rows: readonly LocalRow[]}>> = {
  t: {
    columns: {a: 'integer', b: 'real', c: 'text', d: 'boolean', e: 'timestamp'},
    rows: [
      [1, 2.5, 'abc', 1, '2026-01-31T12:00:00'],
      [0, -1, 'ABC', 0, '2026-02-01T00:00:00.5'],
      [-7, 1e10, '1', null, null],
      [null, null, null, 1, '1999-12-31T23:59:59'],
    ],
  },
  u: {
    columns: {g: 'integer', f: 'json'},
    rows: [
      [1, '{"a": [1, 2]}'],
      [2, '"x"'],
      [null, null],
    ],
  },
  n: {
    columns: {a: 'integer', h: 'blob'},
    rows: [
      [1, Uint8Array.of(49)],
      [null, null],
      [0, new Uint8Array()],
    ],
  },
};

const resources = Object.entries(tables).map(([name, {columns}]) =>
  resourceNamed(name, {
    key: Object.keys(columns)[0] ?? '',
    columns: Object.entries(columns).map(([own, type]) => ({name: own, type, description: own})),
  }),
);
const catalog = createCatalog([providerOf('here', serviceOf('main', ...resources))]);

/** A described column, and the values that SQLite gives for it. */
interface Answer {
  readonly type: ValueType | undefined;
  readonly values: readonly Value[];
}

/** Undefined for a text that is wrong. */
async function answer(sql: string): Promise<readonly Answer[] | undefined> {
  const database = await openLocalDatabase({allowFiles: false});
  const input = {
    catalog,
    locals: [],
    parameters: new Map<string, LocalValue>(),
    defaultValue: () => undefined,
    now: new Date(),
    evaluate: (text: string, parameters: Readonly<Record<string, LocalValue>>) =>
      database.prepare(text).run(parameters)[0] ?? [],
  };
  try {
    const [statement] = parseStatements(sql);
    if (statement === undefined) return undefined;
    const described = planStatement(statement, {...input, parameterTypes: new Map()}) as QueryPlan;
    const plan = planStatement(statement, input) as QueryPlan;
    for (const {table, resource, columns} of plan.scans) {
      const own = tables[resource.split('.').at(-1) ?? ''];
      const names = Object.keys(own?.columns ?? {});
      database.createTable(table, columns);
      database.insert(
        table,
        columns,
        own?.rows.map(row => columns.map(({source}) => row[names.indexOf(source)] ?? null)) ?? [],
      );
    }
    const rows = database.prepare(plan.sql).run(plan.parameters);
    return described.columns.map(({type, valueType}, index) => ({
      type: type ?? valueType,
      values: rows.map(row => toValue(row[index] ?? null, plan.columns[index]?.type)),
    }));
  } catch (error) {
    if (error instanceof RowgateError && error.code !== 'internal') return undefined;
    throw error;
  } finally {
    database.close();
  }
}

/** SQLite goes on with a double where whole numbers leave their range; a client is given an error then. */
function isOverflow(type: ValueType | undefined, value: Value): boolean {
  return type === 'integer' && typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

const text = fc.oneof(
  expression.map(each => `SELECT ${each} AS x FROM t`),
  query,
);

test('what is described is what SQLite gives', async t => {
  let right = 0;
  let known = 0;
  await fc.assert(
    fc.asyncProperty(text, async sql => {
      const columns = await answer(sql);
      if (columns === undefined) return;
      right += 1;
      for (const {type, values} of columns) {
        if (type !== undefined) known += 1;
        const {name, print, encode} = typeOf(type);
        for (const value of values) {
          if (value === null || isOverflow(type, value)) continue;
          t.not(print(value), undefined, `${sql}: ${JSON.stringify(value)} as ${name}`);
          t.not(encode(value), undefined, `${sql}: ${JSON.stringify(value)} as ${name}`);
        }
      }
    }),
    {numRuns: Number(process.env.ROWGATE_RUNS ?? 400)},
  );
  t.log(`${right} queries were right, ${known} columns of a known type`);
  t.true(right > 100 && known > 100);
});

const cases: readonly (readonly [sql: string, ...types: (string | undefined)[]])[] = [
  [
    'SELECT count(*), count(a), sum(a), sum(b), avg(a), total(a), max(e), min(c) FROM t',
    'int8',
    'int8',
    'int8',
    'float8',
    'float8',
    'float8',
    'timestamptz',
    'text',
  ],
  [
    "SELECT 1, 2147483648, 1.5, 0x10, true, x'00', 'x', NULL",
    'int4',
    'int8',
    'float8',
    'int8',
    'bool',
    'bytea',
    'text',
    'text',
  ],
  [
    'SELECT a + 1, a / 2, a + b, -a, ~a, a || b, a = 1 FROM t',
    'int8',
    'int8',
    'float8',
    'int8',
    'int8',
    'text',
    'bool',
  ],
  [
    "SELECT a > 1 AND d, NOT d, a IS NULL, a IN (1, 2), c LIKE 'x', EXISTS (SELECT 1) FROM t",
    'bool',
    'bool',
    'bool',
    'bool',
    'bool',
    'bool',
  ],
  [
    "SELECT lower(c), length(c), round(b, 1), abs(a), abs(b), date(e), datetime(e), strftime('%Y', e) FROM t",
    'text',
    'int4',
    'float8',
    'int8',
    'float8',
    'date',
    'timestamptz',
    'text',
  ],
  [
    'SELECT CASE WHEN a THEN 1 ELSE 2.5 END, CASE a WHEN 1 THEN c END, CASE WHEN a THEN 1 ELSE c END FROM t',
    'float8',
    'text',
    'text',
  ],
  [
    "SELECT coalesce(a, 0), ifnull(b, 0), nullif(c, 1), iif(d, a, NULL), coalesce(e, 'never') FROM t",
    'int8',
    'float8',
    'text',
    'int8',
    'text',
  ],
  [
    'SELECT CAST(c AS INTEGER), CAST(a AS int4), CAST(a AS TEXT), CAST(b AS NUMERIC), CAST(a AS BOOLEAN) FROM t',
    'int8',
    'int4',
    'text',
    'numeric',
    'bool',
  ],
  ['SELECT n, (SELECT max(b) FROM t) FROM (SELECT count(*) AS n FROM t)', 'int8', 'float8'],
  ['WITH x(n, m) AS (SELECT count(*), max(c) FROM t) SELECT n + 1, m FROM x', 'int8', 'text'],
  ['WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x LIMIT 3) SELECT n FROM x', 'int8'],
  ['SELECT a FROM t UNION SELECT b FROM t', 'float8'],
  ['SELECT NULL UNION SELECT d FROM t', 'bool'],
  ['SELECT a FROM t UNION SELECT c FROM t', 'text'],
  ["VALUES (1, 'x'), (2.5, NULL)", 'float8', 'text'],
  [
    'SELECT row_number() OVER (), lag(e) OVER (ORDER BY a), sum(b) OVER (), percent_rank() OVER () FROM t',
    'int8',
    'timestamptz',
    'float8',
    'float8',
  ],
  [
    "SELECT f -> '$.a', f ->> '$.a', json_extract(f, '$.a'), json_array_length(f) FROM u",
    'json',
    'text',
    'text',
    'int4',
  ],
  ['SELECT j.id, j.type, j.value FROM u, json_each(u.f) AS j', 'int8', 'text', 'text'],
  [
    'SELECT group_concat(c), uri_host(c), now(), current_date, current_timestamp FROM t',
    'text',
    'text',
    'timestamptz',
    'date',
    'timestamptz',
  ],
];

for (const [sql, ...types] of cases) {
  test(sql, async t => {
    t.deepEqual(
      (await answer(sql))?.map(({type}) => typeOf(type).name),
      types,
    );
  });
}
