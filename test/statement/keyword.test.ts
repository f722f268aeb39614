import test from 'ava';
import {parseStatements} from '../../src/statement/parse-statements.js';
import {judgeText, openDatabase} from './sqlite.js';

/** SQLite's keywords, from its page "SQLite Keywords". */
const keywords = `ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE BEGIN
  BETWEEN BY CASCADE CASE CAST CHECK COLLATE COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE
  CURRENT_TIME CURRENT_TIMESTAMP DATABASE DEFAULT DEFERRABLE DEFERRED DELETE DESC DETACH DISTINCT DO DROP EACH
  ELSE END ESCAPE EXCEPT EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL FILTER FIRST FOLLOWING FOR FOREIGN FROM FULL
  GENERATED GLOB GROUP GROUPS HAVING IF IGNORE IMMEDIATE IN INDEX INDEXED INITIALLY INNER INSERT INSTEAD
  INTERSECT INTO IS ISNULL JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NO NOT NOTHING NOTNULL NULL
  NULLS OF OFFSET ON OR ORDER OTHERS OUTER OVER PARTITION PLAN PRAGMA PRECEDING PRIMARY QUERY RAISE RANGE
  RECURSIVE REFERENCES REGEXP REINDEX RELEASE RENAME REPLACE RESTRICT RETURNING RIGHT ROLLBACK ROW ROWS SAVEPOINT
  SELECT SET TABLE TEMP TEMPORARY THEN TIES TO TRANSACTION TRIGGER UNBOUNDED UNION UNIQUE UPDATE USING VACUUM
  VALUES VIEW VIRTUAL WHEN WHERE WINDOW WITH WITHOUT`.split(/\s+/);

const places: readonly string[] = [
  'SELECT 1 AS %',
  'SELECT 1 %',
  'SELECT % FROM (SELECT 1 AS "%")',
  'SELECT (%) FROM (SELECT 1 AS "%")',
  'SELECT - % FROM (SELECT 1 AS "%")',
  'SELECT CASE % WHEN 1 THEN 2 END FROM (SELECT 1 AS "%")',
  'SELECT %(1)',
  'SELECT 1 COLLATE %',
  'SELECT CAST(1 AS %)',
  'SELECT 1 IN %',
  'SELECT * FROM (SELECT 1) %',
  'SELECT * FROM t % WHERE 1',
  'SELECT * FROM t AS % JOIN t',
  'SELECT * FROM t JOIN n USING (%)',
  'WITH % AS (SELECT 1) SELECT * FROM %',
  'SELECT sum(1) OVER % FROM t',
  'SELECT sum(1) OVER (%) FROM t',
  'SELECT 1 FROM t ORDER BY %',
  'SELECT 1 LIMIT %',
  'SELECT %.a FROM t AS %',
  'SELECT %.* FROM t AS %',
  'INSERT INTO n SELECT 1 FROM t % WHERE 1 ON CONFLICT (a) DO NOTHING',
  'INSERT INTO n VALUES (1) ON CONFLICT (a) DO UPDATE SET % = 1',
];

/** FILTER may name a window only in quotes in SQLite, and INDEXED none: not worth a rule here. */
const lenient: ReadonlySet<string> = new Set(['OVER FILTER', 'OVER (FILTER)', 'OVER INDEXED']);

for (const place of places) {
  test(`a keyword in the place of % in ${place} is a name where SQLite takes it for one`, async t => {
    const database = await openDatabase();
    for (const keyword of keywords) {
      const sql = place.replaceAll('%', keyword);
      if ([...lenient].some(text => sql.includes(text))) continue;
      const isName = judgeText(database, sql) !== 'syntax';
      if (isName) t.notThrows(() => parseStatements(sql), sql);
      else t.throws(() => parseStatements(sql), undefined, sql);
    }
  });
}
