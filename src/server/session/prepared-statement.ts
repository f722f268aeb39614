import {RowgateError} from '../../errors.js';
import type {Prepared} from '../answer/answerer.js';
import type {StatementText} from '../statement/split-statements.js';
import type {Session} from './session.js';

/** A statement that a client has prepared, under a name or without one. */
export interface PreparedStatement {
  /** Undefined: the text was empty. */
  readonly text: StatementText | undefined;
  readonly prepared: Prepared | undefined;
}

type Statements = Pick<Session, 'statements' | 'openItems'>;

/** @throws RowgateError `unknown_statement`. */
export function findStatement({statements}: Pick<Session, 'statements'>, name: string): PreparedStatement {
  const statement = statements.get(name);
  if (statement !== undefined) return statement;
  throw new RowgateError('unknown_statement', `there is no prepared statement "${name}"`);
}

/** @throws RowgateError `known_statement` for a name that is taken, `too_large` where there are very many. */
export function keepStatement(session: Statements, name: string, statement: PreparedStatement): void {
  checkName(session, name);
  session.statements.set(name, statement);
}

/** Whether another statement can be kept: before it is prepared. */
export function checkName({statements, openItems}: Statements, name: string): void {
  if (name !== '' && statements.has(name)) {
    throw new RowgateError('known_statement', `there is a prepared statement "${name}" already`);
  }
  checkCount(statements, openItems, 'prepared statements');
}

export function checkCount(items: ReadonlyMap<string, unknown>, most: number, what: string): void {
  if (items.size < most) return;
  throw new RowgateError('too_large', `a session has ${most} ${what} at most`, {
    hint: 'Close those that are not needed any more.',
  });
}
