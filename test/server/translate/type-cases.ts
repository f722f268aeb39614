export interface TypeCase {
  readonly sql: string;
  /** Names and types of the result's columns; undefined where they are not known before the plan. */
  readonly columns: readonly string[] | undefined;
  readonly parameters?: readonly string[];
}

/** What is told of a statement's columns and parameters before it is planned. */
export const typeCases: readonly TypeCase[] = [
  {
    sql: 'SELECT * FROM store.things',
    columns: [
      ...['id int8', 'n int8', 'x float8', 's text', 'u text', 'b bool', 'c bool'],
      ...['t timestamptz', 'v timestamptz', 'j json', 'a json'],
    ],
  },
  {
    sql: "SELECT 1, 5000000000, 1.5, 'a', NULL, true, n > 1, x'00' FROM store.things",
    columns: [
      ...['?column? int4', '?column? int8', '?column? float8', '?column? text', '?column? text'],
      ...['bool bool', '?column? bool', '?column? bytea'],
    ],
  },
  {
    sql: 'SELECT count(*), sum(n), sum(x), avg(n), max(t), bool_or(b), array_agg(s), min(s) FROM store.things',
    columns: [
      ...['count int8', 'sum int8', 'sum float8', 'avg float8', 'max timestamptz', 'bool_or bool'],
      ...['array_agg json', 'min text'],
    ],
  },
  {
    sql: "SELECT t::date, t::time, now() - t, t AT TIME ZONE 'UTC', extract(year from t), t::text FROM store.things",
    columns: [...['t date', 't time', '?column? interval', 'timezone timestamp', 'extract float8', 't text']],
  },
  {
    sql: 'SELECT coalesce(n, 1), nullif(x, 2), greatest(n, 1.5), CASE WHEN b THEN n ELSE 0 END FROM store.things',
    columns: ['coalesce int8', 'nullif float8', 'greatest float8', 'case int8'],
  },
  {
    sql: "SELECT j -> 'a', j ->> 'a', a ? 'x', (string_to_array(s, ','))[1] AS first, n % 2 FROM store.things",
    columns: ['?column? json', '?column? text', '?column? bool', 'first text', '?column? int8'],
  },
  {
    sql: 'SELECT d.*, p.name FROM (SELECT s AS k, count(*) FROM store.things GROUP BY s) d JOIN store.parts p ON true',
    columns: ['k text', 'count int8', 'name text'],
  },
  {
    sql: 'WITH w(a) AS (SELECT n::float8 FROM store.things) SELECT * FROM w UNION SELECT 1',
    columns: ['a float8'],
  },
  {
    sql: 'SELECT * FROM store.things JOIN store.parts USING (id)',
    columns: [
      ...['id int8', 'n int8', 'x float8', 's text', 'u text', 'b bool', 'c bool', 't timestamptz'],
      ...['v timestamptz', 'j json', 'a json', 'thing int8', 'name text', 'made timestamptz'],
    ],
  },
  {sql: 'SELECT missing FROM store.missing', columns: ['missing ?']},
  {sql: 'SELECT * FROM store.missing', columns: undefined},
  {
    sql: "SELECT k, e.value, g FROM jsonb_each('{}') e(k), generate_series(1, 2) g",
    columns: ['k text', 'value json', 'g int8'],
  },
  {
    sql: 'SELECT $1::int, $2, n = $3, s LIKE $4, t > $5, b = $6 FROM store.things LIMIT $7 OFFSET $8',
    columns: [
      'int4 int4',
      '?column? text',
      '?column? bool',
      '?column? bool',
      '?column? bool',
      '?column? bool',
    ],
    parameters: ['int4', '?', 'int8', 'text', 'timestamptz', 'bool', 'int8', 'int8'],
  },
  {
    sql: 'SELECT 1 FROM store.things WHERE n = ANY ($1) AND s <> ALL ($2::varchar[]) AND x BETWEEN $3 AND $4 AND n IN ($5, $6)',
    columns: ['?column? int4'],
    parameters: ['int8[]', 'varchar[]', 'float8', 'float8', 'int8', 'int8'],
  },
  {
    sql: 'SELECT $1 || s, lower($2), coalesce(n, $3), t - $4::interval, $5 AND b, date_trunc($6, t), n + $7 FROM store.things',
    columns: [
      ...['?column? text', 'lower text', 'coalesce int8', '?column? timestamptz', '?column? bool'],
      ...['date_trunc timestamptz', '?column? int8'],
    ],
    parameters: ['text', 'text', 'int8', 'interval', 'bool', 'text', 'int8'],
  },
  {
    sql: 'SELECT id FROM store.things WHERE $1::text IS NULL OR s = $1',
    columns: ['id int8'],
    parameters: ['text'],
  },
  {
    sql: 'INSERT INTO store.things (n, b, t, j, s) VALUES ($1, $2, $3, $4, $5) RETURNING id, b AS "B"',
    columns: ['id int8', 'B bool'],
    parameters: ['int8', 'bool', 'timestamptz', 'json', 'text'],
  },
  {
    sql: 'UPDATE store.things SET b = $1, x = $2 WHERE id = $3',
    columns: undefined,
    parameters: ['bool', 'float8', 'int8'],
  },
  {sql: 'DELETE FROM store.things WHERE t < $1', columns: undefined, parameters: ['timestamptz']},
  {sql: 'SHOW PROVIDERS', columns: undefined},
  {sql: 'EXPLAIN SELECT $2', columns: undefined, parameters: ['?', '?']},
  {sql: 'EXEC shop.store.things.make @a = $1, @@json = $2', columns: undefined, parameters: ['?', 'json']},
];
