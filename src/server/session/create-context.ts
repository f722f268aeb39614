import {RowgateError} from '../../errors.js';
import type {Ask} from '../answer/ask.js';
import type {Connection} from '../connection/connection.js';
import type {Limits} from '../limits.js';
import type {RegisteredSession} from '../registry.js';
import {describeError} from './describe-error.js';
import {type Running, startRunning} from './running.js';
import type {Session} from './session.js';
import type {SessionContext} from './session-context.js';
import {readTime} from './settings.js';

export interface ContextInput {
  readonly ask: Ask;
  readonly own: RegisteredSession;
  readonly limits: Pick<Limits, 'statementTime'>;
  readonly onBug: (error: unknown) => void;
}

export function createContext(
  connection: Connection,
  session: Session,
  {ask, own, limits, onBug}: ContextInput,
): SessionContext {
  let isBusy = false;
  let running: Running | undefined;
  /** Why nothing more is run of what the client has asked for. */
  let reason: string | undefined;
  own.interrupt = given => {
    if (!isBusy) return;
    reason ??= given;
    running?.interrupt(given);
  };
  const context: SessionContext = {
    connection,
    session,
    ask,
    begin: () => {
      isBusy = true;
    },
    settle: () => {
      isBusy = false;
      reason = undefined;
    },
    async run(work) {
      if (reason !== undefined) throw new RowgateError('cancelled', reason);
      const wanted = readTime(session.settings, 'statement_timeout') || limits.statementTime;
      const started = startRunning(Math.min(wanted, limits.statementTime), connection.gone);
      running = started;
      try {
        return await work(started);
      } catch (error) {
        throw started.explain(error);
      } finally {
        running = undefined;
        started.finish();
      }
    },
    fail(error, origin) {
      if (!(error instanceof RowgateError) || error.code === 'internal') onBug(error);
      context.failWith(describeError(error, 'ERROR', origin));
    },
    failWith(notice) {
      if (session.transaction !== undefined) session.transaction.hasFailed = true;
      connection.send({kind: 'error', notice});
    },
  };
  return context;
}
