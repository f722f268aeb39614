import {findClosest} from './closest.js';
import {at, type Cursor, describeToken, expected, peek} from './cursor.js';
import {readDelete} from './delete.js';
import {readDescribe} from './describe.js';
import {readExec} from './exec.js';
import {readExplain} from './explain.js';
import {readInsert} from './insert.js';
import {readQueryAfter, readSelect} from './select.js';
import {readShow} from './show.js';
import type {ExplainStatement, InsertStatement, SelectStatement, Statement} from './statement.js';
import {syntaxError, unsupported} from './syntax-error.js';
import {readUpdate} from './update.js';
import {readWith} from './with.js';

type Explainable = Exclude<Statement, ExplainStatement>;

const readers: ReadonlyMap<string, (cursor: Cursor) => Explainable> = new Map<
  string,
  (cursor: Cursor) => Explainable
>([
  ['SELECT', readSelect],
  ['VALUES', readSelect],
  ['WITH', readAfterWith],
  ['INSERT', cursor => readInsert(cursor)],
  ['UPDATE', readUpdate],
  ['REPLACE', readUpdate],
  ['DELETE', readDelete],
  ['EXEC', readExec],
  ['SHOW', readShow],
  ['DESCRIBE', readDescribe],
  ['DESC', readDescribe],
]);

const available = 'SELECT, INSERT, UPDATE, REPLACE, DELETE, EXEC, SHOW, DESCRIBE and EXPLAIN';

const transactionWords = new Set(['BEGIN', 'COMMIT', 'END', 'ROLLBACK', 'SAVEPOINT', 'RELEASE']);
const otherWords = new Set([
  ...[
    'ALTER',
    'ANALYZE',
    'ATTACH',
    'CALL',
    'CREATE',
    'DETACH',
    'DROP',
    'GRANT',
    'MERGE',
    'PRAGMA',
    'REINDEX',
  ],
  ...['REVOKE', 'SET', 'TRUNCATE', 'USE', 'VACUUM'],
]);

/** One statement, by its first word. */
export function readStatement(cursor: Cursor): Statement {
  if (!at(cursor, 'EXPLAIN')) return readExplainable(cursor);
  return readExplain(cursor, readExplainable);
}

function readExplainable(cursor: Cursor): Explainable {
  const reader = readers.get(peek(cursor).key);
  if (reader === undefined) throw unknownStatement(cursor);
  return reader(cursor);
}

function readAfterWith(cursor: Cursor): SelectStatement | InsertStatement {
  const {start} = peek(cursor);
  const tables = readWith(cursor);
  if (at(cursor, 'INSERT')) return readInsert(cursor, tables);
  const {key} = peek(cursor);
  if (key === 'UPDATE' || key === 'DELETE' || key === 'REPLACE') {
    const hint = `Put the query into the WHERE of ${key}.`;
    throw unsupported(cursor.source, `WITH before ${key} is not supported`, peek(cursor), hint);
  }
  const query = readQueryAfter(cursor, tables, start);
  return {kind: 'select', query, source: cursor.source, range: query.range};
}

function unknownStatement(cursor: Cursor): Error {
  const token = peek(cursor);
  if (transactionWords.has(token.key)) {
    const hint = 'Each statement is carried out on its own.';
    return unsupported(cursor.source, `${token.key} is not supported yet`, token, hint);
  }
  if (otherWords.has(token.key)) {
    return unsupported(cursor.source, `${token.key} is not supported`, token, `There are ${available}.`);
  }
  if (token.key === 'EXPLAIN') return syntaxError(cursor.source, 'EXPLAIN stands before EXPLAIN', token);
  const found = describeToken(cursor.source, token);
  const closest = token.type === 'word' ? findClosest(token.key, [...readers.keys(), 'EXPLAIN']) : undefined;
  if (closest !== undefined) {
    return syntaxError(
      cursor.source,
      `expected a statement, found ${found}`,
      token,
      `Did you mean ${closest}?`,
    );
  }
  const parenthesis = token.key === '(' ? 'No parentheses stand around a statement.' : undefined;
  return expected(cursor, 'a statement', parenthesis ?? `There are ${available}.`);
}
