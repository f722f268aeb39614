import test from 'ava';
import {parseExpression, parseStatements} from '../../src/statement/parse-statements.js';
import {declareErrorCases, errorOf} from './error-cases.js';

declareErrorCases(
  parseStatements,
  `
SELECT
syntax 1:7 expected an expression, found the end of the text

SELECT FROM t
syntax 1:8 expected an expression, found "FROM"

SELECT a, FROM t
syntax 1:11 expected an expression, found "FROM"
Leave out the comma before it.

SELECT a b c FROM t
syntax 1:12 expected the end of the statement, found "c"
Is a comma, an operator or a ";" missing before it?

SELECT * FROM
syntax 1:14 expected a table name, found the end of the text

SELECT * FROM WHERE a = 1
syntax 1:15 expected a table name, found "WHERE"

SELECT * FROM t WHERE
syntax 1:22 expected a condition after WHERE, found the end of the text
Say which rows: WHERE id = …, or WHERE true for all.

SELECT * FROM t WEHRE a = 1
syntax 1:23 expected the end of the statement, found "a"
Did you mean WHERE in the place of WEHRE?

SELECT * FORM t
syntax 1:10 expected the end of the statement, found "FORM"
Did you mean FROM in the place of FORM?

SELECT (1 + 2
syntax 1:14 expected ")", found the end of the text
The "(" of line 1, column 8 is not closed, or a comma or an operator is missing.

SELECT f(1, 2 FROM t
syntax 1:15 expected ")", found "FROM"
The "(" of line 1, column 9 is not closed, or a comma or an operator is missing.

SELECT 1)
syntax 1:9 expected the end of the statement, found ")"
There is no "(" before that this ")" closes.

SELECT a FROM t WHERE a IN (1, 2
syntax 1:33 expected ")", found the end of the text
The "(" of line 1, column 28 is not closed, or a comma or an operator is missing.

SELECT a FROM t WHERE a IN (1 2)
syntax 1:31 expected ")", found "2"
The "(" of line 1, column 28 is not closed, or a comma or an operator is missing.

SELECT 'abc
syntax 1:8 the string that starts here is not closed
Close it with '; a quote within a string is doubled.

SELECT "abc
syntax 1:8 the quoted name that starts here is not closed
Close it with ".

SELECT [abc
syntax 1:8 the bracketed name that starts here is not closed
Close it with ].

SELECT 1 /* abc
syntax 1:10 the comment that starts here is not closed
Close it with */.

SELECT {{ x }}
syntax 1:8 found the character "{", which means nothing here
Put a value in the place of {{ … }}.

SELECT 1a
syntax 1:8 "1a" is neither a number nor a name
A name that starts with a digit stands in double quotes.

SELECT a::text FROM t
syntax 1:9 expected the end of the statement, found "::"
Write CAST(x AS type) for x::type.

SELECT x'123'
syntax 1:8 x'123' is not a blob
Between the quotes of a blob stand pairs of hexadecimal digits.

SELECT ‘a’ FROM t
syntax 1:8 found the quote ‘
SQL takes the straight quotes ' and " only.

SELECT\u00a01
syntax 1:7 found a no-break space
Put an ordinary blank in its place.

SELECT a FROM t ORDER a
syntax 1:23 expected BY, found "a"

SELECT a FROM t GROUP a
syntax 1:23 expected BY, found "a"

SELECT a FROM t LIMIT 1 ORDER BY a
syntax 1:25 expected the end of the statement, found "ORDER"
The order is FROM, WHERE, GROUP BY, HAVING, WINDOW, ORDER BY, LIMIT.

SELECT a FROM t ORDER BY a UNION SELECT b FROM u
syntax 1:28 ORDER BY stands before UNION
ORDER BY comes after the last SELECT and is that of the whole; for one part write SELECT * FROM (SELECT … ORDER BY …).

VALUES (1) ORDER BY 1
syntax 1:12 VALUES takes no ORDER BY
Write SELECT * FROM (VALUES …) ORDER BY ….

(SELECT 1)
syntax 1:1 expected a statement, found "("
No parentheses stand around a statement.

SELECT 1 UNION (SELECT 2)
syntax 1:16 expected SELECT or VALUES, found "("
In SQLite no parentheses stand around a SELECT of a UNION.

SELECT a BETWEEN 1 OR 2
syntax 1:20 expected AND, found "OR"
BETWEEN takes two bounds: BETWEEN low AND high.

SELECT CASE WHEN 1 THEN 2
syntax 1:26 expected END, found the end of the text
A CASE ends with END.

SELECT CASE 1 END
syntax 1:15 expected WHEN, found "END"

SELECT a NOT 1
syntax 1:10 expected the end of the statement, found "NOT"
Is a comma, an operator or a ";" missing before it?

SELECT order FROM t
syntax 1:8 expected an expression, found "order"
ORDER is a reserved word; as a name it stands in double quotes.

SELECT a AS group FROM t
syntax 1:13 expected a name after AS, found "group"
GROUP is a reserved word; as a name it stands in double quotes.

SELECT a FROM a.b.c.d
syntax 1:20 the name a.b.c goes on with "d"
A resource is provider.service.resource; a fourth part is a method, which EXEC calls.

SELECT a FROM t INDEXED BY x
unsupported 1:17 INDEXED BY is not supported
A resource has no indexes; leave it out.

SELECT a FROM x LEFT y
syntax 1:22 expected JOIN, found "y"

SELECT a FROM x OUTER JOIN y
syntax 1:17 there is no OUTER JOIN
There are INNER, CROSS, LEFT, RIGHT and FULL.

SELECT a FROM x NATURAL JOIN y ON 1
syntax 1:17 a NATURAL join takes neither ON nor USING

SELECT a FROM x JOIN y USING a
syntax 1:30 expected "(" and columns after USING, found "a"

SELECT CAST(a AS
syntax 1:17 expected ")", found the end of the text
The "(" of line 1, column 12 is not closed, or a comma or an operator is missing.

SELECT CAST(a, text)
syntax 1:14 expected AS, found ","

SELECT ?0
syntax 1:8 the number of the parameter ?0 is not between 1 and 32766

SELECT #
syntax 1:8 found the character "#", which means nothing here
A comment starts with --.

SELECT a ! b
syntax 1:10 found the character "!", which means nothing here
Write NOT, or <> for "is not equal".

SELECT $
syntax 1:8 found the character "$", which means nothing here
A parameter is $name or $1.

SELECT * FROM t WHERE a = 1 SELECT 2
syntax 1:29 expected the end of the statement, found "SELECT"
Is a comma, an operator or a ";" missing before it?

SELECT a,, b FROM t
syntax 1:10 expected an expression, found ","

SELECT count(*
syntax 1:15 expected ")", found the end of the text
The "(" of line 1, column 13 is not closed, or a comma or an operator is missing.

SELECT a FROM t WHERE a = 'it's'
syntax 1:32 the string that starts here is not closed
Close it with '; a quote within a string is doubled.

SELECT a FROM t t2 t3
syntax 1:20 expected the end of the statement, found "t3"
Is a comma, an operator or a ";" missing before it?

SELECT a FROM t,
syntax 1:17 expected a table name, found the end of the text
Leave out the comma before it.

WITH x AS SELECT 1 SELECT 2
syntax 1:11 expected "(", found "SELECT"

WITH x (SELECT 1) SELECT 2
syntax 1:9 expected a column name, found "SELECT"

SELECT a FROM t WHERE a = 1 AND
syntax 1:32 expected an expression, found the end of the text

SELECT a FROM t WHERE AND a = 1
syntax 1:23 expected an expression, found "AND"

SELECT sum(a) OVER (PARTITION a) FROM t
syntax 1:31 expected BY, found "a"

SELECT a FROM (EXEC a.b
syntax 1:24 expected ")", found the end of the text
The "(" of line 1, column 15 is not closed, or a comma or an operator is missing.

SELECT a FROM t AS
syntax 1:19 expected a name after AS, found the end of the text

SELECT a IS DISTINCT b
syntax 1:22 expected FROM, found "b"

SELECT a.b.c.d.e FROM t
syntax 1:15 the name a.b.c.d goes on with "e"
A name has four parts at most: provider.service.resource, and a method or a column.

SELECT a ESCAPE 'x'
syntax 1:10 expected the end of the statement, found "ESCAPE"
Is a comma, an operator or a ";" missing before it?

SELECT RAISE(IGNORE)
syntax 1:8 expected an expression, found "RAISE"

SELECT 'a' 'b' 'c'
syntax 1:16 expected the end of the statement, found 'c'
Is a comma, an operator or a ";" missing before it?

SELECT a from p.s.r(1)
syntax 1:15 p.s.r is no table function
A table function's name has one part, as json_each(x); a procedure's rows are (EXEC …).
`,
);

test('the place is that of the word, in its line', t => {
  const {position} = errorOf(() => parseStatements('SELECT a,\r\n  b FROM WHERE x\n'));
  t.deepEqual(position, {offset: 20, length: 5, line: 2, column: 10, lineText: '  b FROM WHERE x'});
});

test('a long word is shortened', t => {
  const {message} = errorOf(() => parseStatements(`SELECT 1 ${'2'.repeat(100)} FROM t`));
  t.is(message, `expected the end of the statement, found "${'2'.repeat(39)}…"`);
});

test('an expression is the whole of its text', t => {
  const {message} = errorOf(() => parseExpression('a b'));
  t.is(message, 'expected an operator or the end, found "b"');
});
