import {RowgateError} from '../../errors.js';
import {type Answer, answerNothing, type Call} from '../answer/answerer.js';
import {listNotices} from '../answer/result-notices.js';
import {makeRunOptions, watchSecrets} from '../answer/run-options.js';
import {describeUnfinished} from '../answer/unfinished-changes.js';
import type {Notice} from '../protocol/backend-message.js';
import {closePortals} from '../session/portal.js';
import type {Session, Transaction} from '../session/session.js';
import type {StatementText} from '../statement/split-statements.js';
import type {TokenReader} from '../statement/token-reader.js';
import {type Command, createAction} from './command.js';
import {rollbackTo} from './savepoint.js';

/** `COMMIT`, `END`. In a transaction that has failed it is ROLLBACK. */
export const commit: Command = ({reader, session}) => {
  if (readEnd(reader)) throw reader.expected('the end');
  return createAction(call => end(session, call, true));
};

/** `ROLLBACK`, `ABORT`, and `ROLLBACK TO` a savepoint. */
export const rollback: Command = input => {
  const {reader, session} = input;
  if (readEnd(reader)) return rollbackTo(input);
  return createAction(call => end(session, call, false));
};

/** Whether a statement may be run in a transaction that has failed. */
export function endsTransaction({tokens: [first]}: StatementText): boolean {
  return ['COMMIT', 'END', 'ROLLBACK', 'ABORT'].includes(first?.key ?? '');
}

/** Gives whether it is not the whole transaction that ends. */
function readEnd(reader: TokenReader): boolean {
  if (!reader.accept('WORK')) reader.accept('TRANSACTION');
  if (reader.accept('AND')) {
    reader.expect('NO');
    reader.expect('CHAIN');
  }
  if (reader.peek()?.key === 'PREPARED') {
    throw new RowgateError('unsupported', 'there are no prepared transactions');
  }
  if (reader.accept('TO')) return true;
  reader.end();
  return false;
}

async function end(session: Session, call: Call, isWanted: boolean): Promise<Answer> {
  const {transaction} = session;
  if (transaction === undefined) {
    const message = 'there is no transaction';
    const notice: Notice = {severity: 'WARNING', sqlState: '25P01', message};
    return answerNothing(isWanted ? 'COMMIT' : 'ROLLBACK', [notice]);
  }
  const isCommit = isWanted && !transaction.hasFailed;
  const run = watchSecrets(makeRunOptions(session, call, true));
  session.transaction = undefined;
  session.settings = isCommit ? transaction.afterCommit : transaction.afterRollback;
  closePortals(session.portals, isCommit ? 'unheld' : 'all');
  // Whoever lets go of a transaction of the engine changes nothing.
  return isCommit ? makeChanges(transaction, run, call) : answerNothing('ROLLBACK');
}

async function makeChanges(
  {work}: Transaction,
  {options, hasLost}: ReturnType<typeof watchSecrets>,
  call: Call,
): Promise<Answer> {
  const result = await work?.commit(options);
  if (result === undefined) return answerNothing('COMMIT');
  return (
    describeUnfinished(result, call.cancel.aborted, hasLost()) ?? answerNothing('COMMIT', listNotices(result))
  );
}
