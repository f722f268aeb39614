import {findClosest} from './closest.js';
import {readCreate} from './create.js';
import {at, type Cursor, describeToken, expected, peek} from './cursor.js';
import {readDelete} from './delete.js';
import {readDescribe} from './describe.js';
import {readDrop} from './drop.js';
import {readExec} from './exec.js';
import {readExplain} from './explain.js';
import {readInsert} from './insert.js';
import {readSelect} from './select.js';
import {readShow} from './show.js';
import type {Explainable, InsertStatement, SelectStatement, Statement} from './statement.js';
import {syntaxError, unsupported} from './syntax-error.js';
import {readTransaction, refuseSavepoint, startsTransaction} from './transaction.js';
import {readUpdate} from './update.js';
import {readWith} from './with.js';

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
  ['CREATE', readCreate],
  ['DROP', readDrop],
  ['SHOW', readShow],
  ['DESCRIBE', readDescribe],
  ['DESC', readDescribe],
]);

const available =
  'SELECT, INSERT, UPDATE, REPLACE, DELETE, EXEC, CREATE, DROP, SHOW, DESCRIBE, EXPLAIN, BEGIN, COMMIT and ROLLBACK';

const otherWords = new Set([
  ...['ALTER', 'ANALYZE', 'ATTACH', 'CALL', 'DETACH', 'GRANT', 'MERGE', 'PRAGMA', 'REINDEX'],
  ...['REVOKE', 'SET', 'TRUNCATE', 'USE', 'VACUUM'],
]);

// END is left out, since it is short and like AND.
const suggested = [...readers.keys(), 'EXPLAIN', 'BEGIN', 'COMMIT', 'ROLLBACK'];

/** One statement, by its first word. */
export function readStatement(cursor: Cursor): Statement {
  if (at(cursor, 'EXPLAIN')) return readExplain(cursor, readExplainable);
  return startsTransaction(cursor) ? readTransaction(cursor) : readExplainable(cursor);
}

function readExplainable(cursor: Cursor): Explainable {
  const {key} = peek(cursor);
  const reader = cursor.grammar.statements.get(key) ?? readers.get(key);
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
  const query = cursor.grammar.readQueryAfter(cursor, tables, start);
  return {kind: 'select', query, source: cursor.source, range: query.range};
}

function unknownStatement(cursor: Cursor): Error {
  const token = peek(cursor);
  // Only EXPLAIN leads here.
  if (startsTransaction(cursor)) {
    const hint = 'Write EXPLAIN before a statement of the transaction.';
    return syntaxError(cursor.source, `EXPLAIN stands before ${token.key}, which has no plan`, token, hint);
  }
  if (token.key === 'SAVEPOINT' || token.key === 'RELEASE') return refuseSavepoint(cursor, token.key);
  if (at(cursor, 'START', 'TRANSACTION')) {
    return unsupported(cursor.source, 'START TRANSACTION is not supported', token, 'Write BEGIN.');
  }
  if (otherWords.has(token.key)) {
    return unsupported(cursor.source, `${token.key} is not supported`, token, `There are ${available}.`);
  }
  if (token.key === 'EXPLAIN') return syntaxError(cursor.source, 'EXPLAIN stands before EXPLAIN', token);
  const found = describeToken(cursor.source, token);
  const closest = token.type === 'word' ? findClosest(token.key, suggested) : undefined;
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
