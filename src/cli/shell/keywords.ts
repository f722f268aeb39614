import {joinWords, reservedWords} from '../../statement/keyword.js';

/** Words with which a statement can begin, as they are completed. */
export const statementStarts: readonly string[] = [
  ...['SELECT', 'WITH', 'INSERT INTO', 'UPDATE', 'REPLACE', 'DELETE FROM', 'EXEC', 'VALUES'],
  ...['CREATE TABLE', 'CREATE VIEW', 'CREATE OR REPLACE VIEW', 'DROP TABLE', 'DROP VIEW'],
  ...['SHOW', 'DESCRIBE', 'EXPLAIN', 'BEGIN', 'COMMIT', 'ROLLBACK'],
];

/** Keywords that can stand within a statement and that somebody would rather not type in full. */
export const innerKeywords: readonly string[] = [
  ...[
    'ALL',
    'AND',
    'AS',
    'ASC',
    'BETWEEN',
    'CASE',
    'CAST',
    'COLLATE',
    'CROSS JOIN',
    'DESC',
    'DISTINCT',
    'ELSE',
  ],
  ...['END', 'ESCAPE', 'EXCEPT', 'EXISTS', 'EXPECT', 'FILTER', 'FOR EACH', 'FROM', 'FULL JOIN', 'GLOB'],
  ...['GROUP BY', 'HAVING', 'IN', 'INNER JOIN', 'INTERSECT', 'IS', 'JOIN', 'LEFT JOIN', 'LIKE', 'LIMIT'],
  ...['NATURAL JOIN', 'NOT', 'NULL', 'NULLS FIRST', 'NULLS LAST', 'OFFSET', 'ON', 'ON CONFLICT', 'OR'],
  ...[
    'ORDER BY',
    'OVER',
    'PARTITION BY',
    'REGEXP',
    'RETURNING',
    'RIGHT JOIN',
    'SELECT',
    'SET',
    'THEN',
    'UNION',
  ],
  ...['USING', 'VALUES', 'WHEN', 'WHERE', 'WINDOW', 'false', 'true'],
];

/** Functions of Rowgate, and the most used of SQLite's. */
export const functionNames: readonly string[] = [
  ...['abs', 'avg', 'coalesce', 'count', 'date', 'datetime', 'dense_rank', 'first_value', 'group_concat'],
  ...['ifnull', 'iif', 'instr', 'json', 'json_array_length', 'json_each', 'json_extract', 'json_group_array'],
  ...['julianday', 'lag', 'last_value', 'lead', 'length', 'lower', 'ltrim', 'max', 'min', 'now', 'nullif'],
  ...['printf', 'rank', 'readfile', 'replace', 'round', 'row_number', 'rtrim', 'scope_contains', 'strftime'],
  ...[
    'substr',
    'sum',
    'time',
    'total',
    'trim',
    'typeof',
    'unixepoch',
    'upper',
    'uri_has_fragment',
    'uri_host',
  ],
  ...['uri_is_loopback', 'uri_scheme', 'writefile'],
];

/** Words that are drawn as keywords, where no dot stands before them. */
export const drawnKeywords: ReadonlySet<string> = new Set([
  ...reservedWords,
  ...joinWords,
  ...[...statementStarts, ...innerKeywords].flatMap(each => each.toUpperCase().split(' ')),
  ...[
    'BY',
    'EACH',
    'EXTENDED',
    'FIRST',
    'LAST',
    'LIKE',
    'METHOD',
    'METHODS',
    'PARTITION',
    'PROVIDERS',
    'RECURSIVE',
  ],
  ...['RESOURCES', 'ROWS', 'SERVICES', 'DESC', 'FOR', 'DO', 'CONFLICT', 'VIEW'],
]);
