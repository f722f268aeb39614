import {parseStatements} from '../../src/statement/parse-statements.js';
import {declareErrorCases} from './error-cases.js';

declareErrorCases(
  parseStatements,
  `
SELEC 1
syntax 1:1 expected a statement, found "SELEC"
Did you mean SELECT?

INSRET INTO t VALUES (1)
syntax 1:1 expected a statement, found "INSRET"
Did you mean INSERT?

123
syntax 1:1 expected a statement, found "123"
There are SELECT, INSERT, UPDATE, REPLACE, DELETE, EXEC, CREATE, DROP, SHOW, DESCRIBE, EXPLAIN, BEGIN, COMMIT and ROLLBACK.

ALTER TABLE t ADD a
unsupported 1:1 ALTER is not supported
There are SELECT, INSERT, UPDATE, REPLACE, DELETE, EXEC, CREATE, DROP, SHOW, DESCRIBE, EXPLAIN, BEGIN, COMMIT and ROLLBACK.

CREATE INDEX i
syntax 1:8 expected TABLE or VIEW, found "INDEX"
There are CREATE TABLE and CREATE VIEW, for local ones.

CREATE TEMP TABLE t (a)
unsupported 1:8 CREATE TEMP is not supported
Leave it out and drop the table in the end, or begin the query with WITH.

CREATE TABLE t (a text PRIMARY KEY)
unsupported 1:24 PRIMARY is not supported in CREATE TABLE
A column of a local table has a name and a type, and no more.

CREATE TABLE t AS (SELECT 1)
syntax 1:19 expected SELECT, found "("
No parentheses stand around the SELECT.

CREATE VIEW v SELECT 1
syntax 1:15 expected AS, found "SELECT"
As in CREATE … v AS SELECT ….

DROP t
syntax 1:6 expected TABLE or VIEW, found "t"
There are DROP TABLE and DROP VIEW, for local ones.

PRAGMA x
unsupported 1:1 PRAGMA is not supported
There are SELECT, INSERT, UPDATE, REPLACE, DELETE, EXEC, CREATE, DROP, SHOW, DESCRIBE, EXPLAIN, BEGIN, COMMIT and ROLLBACK.

SELECT 1; TRUNCATE t
unsupported 1:11 TRUNCATE is not supported
There are SELECT, INSERT, UPDATE, REPLACE, DELETE, EXEC, CREATE, DROP, SHOW, DESCRIBE, EXPLAIN, BEGIN, COMMIT and ROLLBACK.

INSERT t VALUES (1)
syntax 1:8 expected INTO, found "t"
Write INSERT INTO r (a, b) VALUES (1, 2).

INSERT INTO t (a, b,) VALUES (1,2)
syntax 1:21 expected a column name, found ")"
Leave out the comma before it.

INSERT INTO t (a, b) (1,2)
syntax 1:22 expected VALUES or SELECT, found "("
No parentheses stand around the SELECT of INSERT.

INSERT INTO t DEFAULT VALUES
unsupported 1:15 DEFAULT VALUES is not supported
Name the columns and their values.

INSERT OR REPLACE INTO t VALUES (1)
unsupported 1:8 INSERT OR … is not supported
To change what is there, write UPDATE or REPLACE … SET.

REPLACE INTO t VALUES (1)
unsupported 1:9 REPLACE INTO is not supported
INSERT INTO creates a row; REPLACE r SET … WHERE … replaces the rows that are there.

INSERT INTO t SET a = 1
syntax 1:15 expected VALUES or SELECT, found "SET"
Write INSERT INTO r (a, b) VALUES (1, 2).

INSERT INTO t AS x (a) VALUES (1)
unsupported 1:15 an alias for the table of INSERT is not supported
Leave it out.

INSERT INTO t (a) (SELECT 1)
syntax 1:19 expected VALUES or SELECT, found "("
No parentheses stand around the SELECT of INSERT.

INSERT INTO t (a)
syntax 1:18 expected VALUES or SELECT, found the end of the text

INSERT INTO t (a) VALUES 1
syntax 1:26 expected "(", found "1"
Each row of VALUES stands in parentheses.

UPDATE t a = 1
syntax 1:12 expected SET, found "="

UPDATE t SET a 1 WHERE b = 2
syntax 1:16 expected "=" after a, found "1"
Write SET column = value, ….

UPDATE t SET WHERE a = 1
syntax 1:14 expected a column name, found "WHERE"

UPDATE t SET a = 1,
syntax 1:20 expected a column name, found the end of the text
Leave out the comma before it.

UPDATE t SET a = 1, WHERE b = 1
syntax 1:21 expected a column name, found "WHERE"
Leave out the comma before it.

UPDATE t SET t.a = 1
syntax 1:15 expected "=" after t, found "."
SET takes the column without its table.

UPDATE t SET (a, b) = (1, 2, 3)
syntax 1:23 expected a row of 2 values after "=", found 3
Write (a, b) = (1, 2), or a = (SELECT …), b = (SELECT …).

UPDATE t SET (a, b) = (SELECT 1, 2)
syntax 1:23 expected a row of 2 values after "=", found "("
Write (a, b) = (1, 2), or a = (SELECT …), b = (SELECT …).

UPDATE t SET (a, b) = 1
syntax 1:23 expected a row of 2 values after "=", found "1"
Write (a, b) = (1, 2), or a = (SELECT …), b = (SELECT …).

UPDATE OR IGNORE t SET a = 1
unsupported 1:8 UPDATE OR … is not supported
Leave it out.

UPDATE t SET a = 1 WHERE b = 1 LIMIT 1
syntax 1:32 expected the end of the statement, found "LIMIT"
Rows are chosen by WHERE alone: WHERE id IN (SELECT id … ORDER BY … LIMIT …).

WITH x AS (SELECT 1) UPDATE t SET a = 1
unsupported 1:22 WITH before UPDATE is not supported
Put the query into the WHERE of UPDATE.

REPLACE t SET a = 1 WHERE⏎⏎RETURNING id
syntax 3:1 expected a condition after WHERE, found "RETURNING"
Say which rows: WHERE id = …, or WHERE true for all.

DELETE t
syntax 1:8 expected FROM, found "t"
Write DELETE FROM r WHERE ….

DELETE FROM t WHERE a ==
syntax 1:25 expected an expression, found the end of the text

DELETE FROM t RETURNING
syntax 1:24 expected an expression, found the end of the text

DELETE FROM t USING u
syntax 1:15 expected the end of the statement, found "USING"
Is a comma, an operator or a ";" missing before it?

EXEC
syntax 1:5 expected a method's name after EXEC, found the end of the text

EXEC a.b.c.d @x
syntax 1:16 expected "=", found the end of the text
The form is EXEC name @parameter = value, … [@@json = value] [FOR EACH (SELECT …)].

EXEC a.b.c.d @x = 1 @y = 2
syntax 1:21 expected a comma before the next argument, found "@y"

EXEC a.b.c.d @x = 1,
syntax 1:21 expected a comma or the end of EXEC, found the end of the text
Leave out the comma before it.

EXEC a.b.c.d x = 1
syntax 1:14 expected @parameter = value, found "x"
The form is EXEC name @parameter = value, … [@@json = value] [FOR EACH (SELECT …)].

EXEC a.b.c.d (1)
syntax 1:14 expected @parameter = value, found "("
The form is EXEC name @parameter = value, … [@@json = value] [FOR EACH (SELECT …)].

EXEC a.b.c.d @@body = 1
syntax 1:14 there is no @@body
A request's whole body is @@json.

EXEC a.b.c.d @@json = '{}' @@json = '{}'
syntax 1:28 @@json is given twice

EXEC a.b.c.d FOR EACH SELECT 1
syntax 1:23 expected "(", found "SELECT"

EXEC a.b.c.d.e
syntax 1:13 the name a.b.c.d goes on with "e"
A name has four parts at most: provider.service.resource, and a method or a column.

EXEC a @x = 1 WHERE x
syntax 1:15 expected a comma or the end of EXEC, found "WHERE"
The form is EXEC name @parameter = value, … [@@json = value] [FOR EACH (SELECT …)].

SHOW
syntax 1:5 expected what to show, found the end of the text
There are SHOW PROVIDERS, SHOW SERVICES IN p, SHOW RESOURCES IN p.s, SHOW TABLES, SHOW METHODS IN p.s.r, SHOW INSERT INTO p.s.r.

SHOW COLUMNS
syntax 1:6 expected what to show, found "COLUMNS"
There are SHOW PROVIDERS, SHOW SERVICES IN p, SHOW RESOURCES IN p.s, SHOW TABLES, SHOW METHODS IN p.s.r, SHOW INSERT INTO p.s.r.

SHOW SERVICES
syntax 1:14 expected IN or FROM, found the end of the text
There are SHOW PROVIDERS, SHOW SERVICES IN p, SHOW RESOURCES IN p.s, SHOW TABLES, SHOW METHODS IN p.s.r, SHOW INSERT INTO p.s.r.

SHOW SERVICES IN
syntax 1:17 expected a provider name, found the end of the text

SHOW METHODS linode
syntax 1:14 expected IN or FROM, found "linode"
There are SHOW PROVIDERS, SHOW SERVICES IN p, SHOW RESOURCES IN p.s, SHOW TABLES, SHOW METHODS IN p.s.r, SHOW INSERT INTO p.s.r.

SHOW PROVIDERS LIKE
syntax 1:20 expected an expression, found the end of the text

DESCRIBE
syntax 1:9 expected a resource's name, found the end of the text

EXPLAIN
syntax 1:8 expected a statement, found the end of the text
There are SELECT, INSERT, UPDATE, REPLACE, DELETE, EXEC, CREATE, DROP, SHOW, DESCRIBE, EXPLAIN, BEGIN, COMMIT and ROLLBACK.

EXPLAIN QUERY PLAN SELECT 1
unsupported 1:9 EXPLAIN QUERY PLAN is not supported
EXPLAIN alone shows the plan: each request, and what runs locally.

EXPLAIN EXPLAIN SELECT 1
syntax 1:9 EXPLAIN stands before EXPLAIN

EXPLAIN ANALYZE SELECT 1
unsupported 1:9 ANALYZE is not supported
There are SELECT, INSERT, UPDATE, REPLACE, DELETE, EXEC, CREATE, DROP, SHOW, DESCRIBE, EXPLAIN, BEGIN, COMMIT and ROLLBACK.
`,
);
