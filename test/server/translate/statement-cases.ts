/** Statements as Postgres takes them, and what each becomes. */
export const statementCases: Readonly<
  Record<string, readonly (readonly [postgres: string, sqlite: string])[]>
> = {
  names: [
    ['SELECT * FROM rowgate.store.things', 'SELECT * FROM "store"."things"'],
    [
      'SELECT rowgate.store.things.id FROM rowgate.store.things',
      'SELECT "store"."things"."id" FROM "store"."things"',
    ],
    [
      'SELECT shop_store.things.id FROM shop_store.things',
      'SELECT "shop"."store"."things"."id" FROM "shop"."store"."things"',
    ],
    ['SELECT things.* FROM shop.store.things', 'SELECT things.* FROM shop.store.things'],
    [
      "SELECT count(*), 1, 'a', n + 1, n::int, lower(s), CASE WHEN b THEN 1 END, (SELECT max(id) FROM store.parts), now() FROM store.things",
      `SELECT count(*) AS "count", 1 AS "?column?", 'a' AS "?column?", n + 1 AS "?column?", CAST(pg_int4(n) AS INTEGER) AS "n", pg_lower(s) AS "lower", CASE WHEN b THEN 1 END AS "case", (SELECT max(id) FROM store.parts) AS "max", now() AS "now" FROM store.things`,
    ],
    [
      'SELECT id AS "Id", s AS Name, b AS order FROM store.things',
      'SELECT id AS "Id", s AS "name", b AS "order" FROM store.things',
    ],
    [
      "SELECT trim(s), extract(day from t), t AT TIME ZONE 'UTC', (string_to_array(s, ','))[1], true, ARRAY[1], EXISTS (SELECT 1) FROM store.things",
      `SELECT trim(s) AS "btrim", pg_date_part('day', t) AS "extract", pg_at_time_zone(t, 'UTC') AS "timezone", pg_element((pg_string_to_array(s, ',')), 1) AS "string_to_array", true AS "bool", json_array(1) AS "array", EXISTS (SELECT 1) AS "exists" FROM store.things`,
    ],
  ],
  order: [
    [
      'SELECT id FROM store.things ORDER BY n, s DESC, x NULLS FIRST',
      'SELECT id FROM store.things ORDER BY n NULLS LAST, s DESC NULLS FIRST, x NULLS FIRST',
    ],
    [
      'SELECT id, v - t AS age FROM store.things ORDER BY age DESC, 2',
      'SELECT id, pg_between(v, t) AS age FROM store.things ORDER BY pg_interval_seconds(pg_between(v, t)) DESC NULLS FIRST, pg_interval_seconds(pg_between(v, t)) NULLS LAST',
    ],
    [
      'SELECT id FROM store.things ORDER BY v - t',
      'SELECT id FROM store.things ORDER BY pg_interval_seconds(pg_between(v, t)) NULLS LAST',
    ],
    [
      'SELECT sum(n) OVER (ORDER BY id) FROM store.things',
      'SELECT sum(n) OVER (ORDER BY id NULLS LAST) AS "sum" FROM store.things',
    ],
  ],
  limit: [
    ['SELECT id FROM store.things LIMIT 5 OFFSET 2', 'SELECT id FROM store.things LIMIT 5 OFFSET 2'],
    ['SELECT id FROM store.things LIMIT ALL', 'SELECT id FROM store.things LIMIT -1'],
    ['SELECT id FROM store.things OFFSET 2', 'SELECT id FROM store.things LIMIT -1 OFFSET (2)'],
    [
      'SELECT id FROM store.things OFFSET 2 ROWS FETCH NEXT 5 ROWS ONLY',
      'SELECT id FROM store.things LIMIT (5) OFFSET (2)',
    ],
    ['SELECT id FROM store.things FETCH FIRST ROW ONLY', 'SELECT id FROM store.things LIMIT 1'],
    ['SELECT id FROM store.things OFFSET 1 LIMIT 2', 'SELECT id FROM store.things LIMIT (2) OFFSET (1)'],
    [
      'SELECT id FROM store.things LIMIT $1 OFFSET $2',
      'SELECT id FROM store.things LIMIT coalesce($1, -1) OFFSET coalesce($2, 0)',
    ],
    ['SELECT id FROM store.things LIMIT 2 + 3', 'SELECT id FROM store.things LIMIT 2 + 3'],
  ],
  tables: [
    [
      "SELECT * FROM (VALUES (1, 'a')) AS v(id, name)",
      `SELECT * FROM (WITH "v"("id", "name") AS (VALUES (1, 'a')) SELECT * FROM "v") AS v`,
    ],
    [
      'SELECT d.k FROM (SELECT n FROM store.things) d(k)',
      'SELECT d.k FROM (WITH "d"("k") AS (SELECT n FROM store.things) SELECT * FROM "d") d',
    ],
    [
      "SELECT id, e FROM store.things, jsonb_array_elements_text(a) AS e WHERE e = 'x' ORDER BY e",
      `SELECT "things"."id" AS "id", pg_element_text("e"."value", "e"."type") AS "e" FROM store.things, json_each(a) AS e WHERE pg_element_text("e"."value", "e"."type") = 'x' ORDER BY e NULLS LAST`,
    ],
    [
      'SELECT t.id, e.v FROM store.things t CROSS JOIN LATERAL jsonb_array_elements(t.a) AS e(v)',
      'SELECT t.id, pg_element_json("e"."value", "e"."type") AS "v" FROM store.things t CROSS JOIN json_each(t.a) AS e',
    ],
    [
      "SELECT k, value FROM store.parts, jsonb_each('{}') AS o(k)",
      `SELECT "o"."key" AS "k", pg_element_json("o"."value", "o"."type") AS "value" FROM store.parts, json_each(json('{}')) AS o`,
    ],
    [
      'SELECT * FROM generate_series(1, 3) AS g',
      'SELECT "g"."value" AS "g" FROM json_each(pg_generate_series(1, 3)) AS g',
    ],
    [
      "SELECT d::date FROM generate_series('2026-01-01', current_date, interval '1 day') AS d",
      `SELECT pg_date(timestamp("d"."value")) AS "d" FROM json_each(pg_generate_times('2026-01-01T00:00:00', current_date, '1 day')) AS d`,
    ],
    [
      "SELECT x FROM unnest(ARRAY['a', 'b']) x",
      `SELECT "x"."value" AS "x" FROM json_each(json_array('a', 'b')) x`,
    ],
    [
      "SELECT p.*, e.* FROM store.parts p, unnest('{1,2}'::int[]) e",
      `SELECT p.*, "e"."value" AS "e" FROM store.parts p, json_each('[1,2]') e`,
    ],
    [
      "SELECT id, unnest(string_to_array(s, ',')) AS part FROM store.things",
      `SELECT "things"."id" AS "id", "each 1"."value" AS part FROM store.things, json_each(pg_string_to_array(s, ',')) AS "each 1"`,
    ],
    [
      'SELECT *, generate_series(1, n) FROM store.things',
      'SELECT "things"."id" AS "id", "things"."n" AS "n", "things"."x" AS "x", "things"."s" AS "s", "things"."u" AS "u", "things"."b" AS "b", "things"."c" AS "c", "things"."t" AS "t", "things"."v" AS "v", "things"."j" AS "j", "things"."a" AS "a", "each 1"."value" AS "generate_series" FROM store.things, json_each(pg_generate_series(1, n)) AS "each 1"',
    ],
    [
      "SELECT jsonb_array_elements('[1]')",
      `SELECT pg_element_json("each 1"."value", "each 1"."type") AS "jsonb_array_elements" FROM json_each(json('[1]')) AS "each 1"`,
    ],
    [
      'SELECT id FROM store.things t JOIN store.parts p USING (id)',
      'SELECT id FROM store.things t JOIN store.parts p USING (id)',
    ],
    [
      'SELECT s FROM store.things, store.parts p LEFT JOIN store.parts q ON p.id = q.id',
      'SELECT s FROM store.things, store.parts p LEFT JOIN store.parts q ON p.id = q.id',
    ],
    [
      'WITH w AS (SELECT count(*) FROM store.things) SELECT count FROM w',
      'WITH w AS (SELECT count(*) AS "count" FROM store.things) SELECT count FROM w',
    ],
    [
      'WITH w(a) AS (SELECT count(*) FROM store.things) SELECT a FROM w',
      'WITH w(a) AS (SELECT count(*) FROM store.things) SELECT a FROM w',
    ],
  ],
  sets: [
    [
      '(SELECT 1) UNION ALL (SELECT 2 ORDER BY 1 LIMIT 1)',
      'SELECT * FROM (SELECT 1 AS "?column?") UNION ALL SELECT * FROM (SELECT 2 ORDER BY 1 NULLS LAST LIMIT 1)',
    ],
    [
      'SELECT 1 UNION SELECT 2 INTERSECT SELECT 3',
      'SELECT 1 AS "?column?" UNION SELECT * FROM (SELECT 2 INTERSECT SELECT 3)',
    ],
    [
      'SELECT 1 INTERSECT SELECT 2 UNION SELECT 3',
      'SELECT 1 AS "?column?" INTERSECT SELECT 2 UNION SELECT 3',
    ],
    ['VALUES (2), (1) ORDER BY 1', 'SELECT * FROM (VALUES (2), (1)) ORDER BY 1 NULLS LAST'],
    [
      'SELECT DISTINCT ON (s) s, id AS i FROM store.things ORDER BY s, t DESC LIMIT 2',
      'SELECT "column 0" AS "s", "column 1" AS "i" FROM (SELECT row_number() OVER (PARTITION BY s ORDER BY s NULLS LAST, t DESC NULLS FIRST) AS "distinct rank", s AS "order 0", t AS "order 1", s AS "column 0", id AS "column 1" FROM store.things) WHERE "distinct rank" = 1 ORDER BY "order 0" NULLS LAST, "order 1" DESC NULLS FIRST LIMIT 2',
    ],
    [
      'SELECT DISTINCT ON (1) b, * FROM store.parts, (SELECT b FROM store.things) y',
      'SELECT "column 0" AS "b", "column 1" AS "id", "column 2" AS "thing", "column 3" AS "name", "column 4" AS "made", "column 5" AS "b" FROM (SELECT row_number() OVER (PARTITION BY b) AS "distinct rank", b AS "column 0", "parts"."id" AS "column 1", "parts"."thing" AS "column 2", "parts"."name" AS "column 3", "parts"."made" AS "column 4", "y"."b" AS "column 5" FROM store.parts, (SELECT b FROM store.things) y) WHERE "distinct rank" = 1',
    ],
  ],
  writes: [
    [
      "INSERT INTO store.things (id, b, t, j, x) VALUES ('5', 't', 'now', ARRAY['a'], $1) RETURNING *, id::text",
      `INSERT INTO store.things (id, b, t, j, x) VALUES (5, true, now(), json_array('a'), CAST($1 AS REAL)) RETURNING *, CAST(id AS TEXT) AS "id"`,
    ],
    [
      "INSERT INTO rowgate.store.things (s, b) SELECT name, 'f' FROM store.parts ON CONFLICT (s) DO UPDATE SET b = 'y' WHERE excluded.n > '5'",
      'INSERT INTO "store"."things" (s, b) SELECT name, false FROM store.parts WHERE true ON CONFLICT (s) DO UPDATE SET b = true WHERE excluded.n > 5',
    ],
    [
      "UPDATE store.things AS w SET b = 'off', t = now() - interval '1 day' FROM store.parts p WHERE w.id = p.thing AND p.name LIKE 'a%' RETURNING w.id",
      "UPDATE store.things AS w SET b = false, t = pg_subtract_interval(now(), '1 day') FROM store.parts p WHERE w.id = p.thing AND p.name GLOB 'a*' RETURNING w.id",
    ],
    [
      "DELETE FROM store.things WHERE t < now() - interval '1 year' RETURNING id",
      "DELETE FROM store.things WHERE t < pg_subtract_interval(now(), '1 year') RETURNING id",
    ],
    [
      "DELETE FROM store.things w USING store.parts p WHERE p.thing = w.id AND w.n > 5 AND p.name = 'x'",
      "DELETE FROM store.things w WHERE (w.n > 5) AND EXISTS (SELECT 1 FROM store.parts p WHERE p.thing = w.id AND w.n > 5 AND p.name = 'x')",
    ],
  ],
  own: [
    [
      "EXEC shop.store.things.make @name = 'a' || 1::text",
      "EXEC shop.store.things.make @name = 'a' || CAST(1 AS TEXT)",
    ],
    ["SHOW RESOURCES IN shop.store LIKE 'a%'", "SHOW RESOURCES IN shop.store LIKE 'a%'"],
    ['DESCRIBE rowgate.store.things', 'DESCRIBE "store"."things"'],
    [
      "EXPLAIN SELECT id FROM rowgate.store.things WHERE s LIKE 'a%'",
      `EXPLAIN SELECT id FROM "store"."things" WHERE s GLOB 'a*'`,
    ],
    ["REPLACE store.things SET b = 't' WHERE id = '5'", 'REPLACE store.things SET b = true WHERE id = 5'],
  ],
  transactions: [
    ['BEGIN', 'BEGIN'],
    ['BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED, READ ONLY', 'BEGIN'],
    ['START TRANSACTION READ WRITE', 'BEGIN'],
    ['COMMIT WORK', 'COMMIT'],
    ['END TRANSACTION AND NO CHAIN', 'COMMIT'],
    ['ABORT', 'ROLLBACK'],
    ['ROLLBACK', 'ROLLBACK'],
  ],
};
