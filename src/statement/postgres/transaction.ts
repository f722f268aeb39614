import {accept, at, type Cursor, expect, peek, rangeFrom, take} from '../cursor.js';
import type {TransactionStatement} from '../statement.js';
import {unsupported} from '../syntax-error.js';
import {refuseSavepoint} from '../transaction.js';

const actions: ReadonlyMap<string, TransactionStatement['action']> = new Map([
  ['BEGIN', 'begin'],
  ['START', 'begin'],
  ['COMMIT', 'commit'],
  ['END', 'commit'],
  ['ROLLBACK', 'rollback'],
  ['ABORT', 'rollback'],
]);

/** What may follow BEGIN; it changes nothing here, where a transaction is its changes and nothing else. */
const modeWords = new Set(
  'ISOLATION LEVEL SERIALIZABLE REPEATABLE READ COMMITTED UNCOMMITTED WRITE ONLY NOT DEFERRABLE ,'.split(' '),
);

export function startsTransaction(cursor: Cursor): boolean {
  return actions.has(peek(cursor).key);
}

/** `BEGIN [WORK | TRANSACTION] [modes]`, START TRANSACTION, COMMIT, END, ROLLBACK, ABORT. */
export function readTransaction(cursor: Cursor): TransactionStatement {
  const verb = take(cursor);
  const action = actions.get(verb.key) ?? 'begin';
  if (verb.key === 'START') expect(cursor, 'TRANSACTION');
  else if (!accept(cursor, 'WORK')) accept(cursor, 'TRANSACTION');
  if (at(cursor, 'TO')) throw refuseSavepoint(cursor, `${verb.key} TO`);
  if (action === 'begin') while (modeWords.has(peek(cursor).key)) take(cursor);
  else readChain(cursor, verb.key);
  return {kind: 'transaction', action, source: cursor.source, range: rangeFrom(cursor, verb.start)};
}

function readChain(cursor: Cursor, verb: string): void {
  const place = peek(cursor);
  if (!accept(cursor, 'AND')) return;
  const no = accept(cursor, 'NO');
  expect(cursor, 'CHAIN');
  if (no) return;
  throw unsupported(cursor.source, `${verb} AND CHAIN is not supported`, place, `Write ${verb}; BEGIN.`);
}
