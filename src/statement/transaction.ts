import {accept, at, type Cursor, peek, rangeFrom, take} from './cursor.js';
import type {TransactionStatement} from './statement.js';
import {unsupported} from './syntax-error.js';

const actions: ReadonlyMap<string, TransactionStatement['action']> = new Map([
  ['BEGIN', 'begin'],
  ['COMMIT', 'commit'],
  ['END', 'commit'],
  ['ROLLBACK', 'rollback'],
]);

/** What SQLite and Postgres have after BEGIN, COMMIT and ROLLBACK. */
const modes = new Set(
  'AND CONCURRENT DEFERRABLE DEFERRED EXCLUSIVE IMMEDIATE ISOLATION NOT PREPARED READ WORK'.split(' '),
);

export function startsTransaction(cursor: Cursor): boolean {
  return actions.has(peek(cursor).key);
}

/** `BEGIN | COMMIT | END | ROLLBACK [TRANSACTION]`. */
export function readTransaction(cursor: Cursor): TransactionStatement {
  const verb = take(cursor);
  accept(cursor, 'TRANSACTION');
  if (at(cursor, 'TO')) throw refuseSavepoint(cursor, `${verb.key} TO`);
  const {key} = peek(cursor);
  if (modes.has(key)) {
    throw unsupported(
      cursor.source,
      `${verb.key} ${key} is not supported`,
      peek(cursor),
      `Write ${verb.key} alone.`,
    );
  }
  const action = actions.get(verb.key) ?? 'begin';
  return {kind: 'transaction', action, source: cursor.source, range: rangeFrom(cursor, verb.start)};
}

/** The error for SAVEPOINT, RELEASE and ROLLBACK TO, at the next token. */
export function refuseSavepoint(cursor: Cursor, what: string): Error {
  const hint = 'A transaction is made or left as a whole: by COMMIT or ROLLBACK.';
  return unsupported(cursor.source, `${what} is not supported`, peek(cursor), hint);
}
