import type {TransactionStatement} from '../statement/statement.js';
import {notYet} from './not-yet.js';

/** @throws RowgateError always: a transaction is read, and not carried out. */
export function planTransaction(statement: TransactionStatement): never {
  const verb = statement.source.slice(statement.range.start, statement.range.end).split(/\s/)[0] ?? '';
  throw notYet(statement, verb.toUpperCase(), statement.range, 'Each statement is carried out on its own.');
}
