import {RowgateError} from '../../errors.js';
import type {Ask} from '../answer/ask.js';
import type {Connection} from '../connection/connection.js';
import type {Limits} from '../limits.js';
import type {RegisteredSession} from '../registry.js';
import {describeError} from './describe-error.js';
import {startRunning} from './running.js';
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
  const context: SessionContext = {
    connection,
    session,
    ask,
    async run(work) {
      const wanted = readTime(session.settings, 'statement_timeout') || limits.statementTime;
      const running = startRunning(Math.min(wanted, limits.statementTime), connection.gone);
      own.interrupt = running.interrupt;
      try {
        return await work(running);
      } catch (error) {
        throw running.explain(error);
      } finally {
        own.interrupt = () => {};
        running.finish();
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
