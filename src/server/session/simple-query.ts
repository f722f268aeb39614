import {RowgateError} from '../../errors.js';
import {endsTransaction} from '../command/end-transaction.js';
import type {Field} from '../protocol/backend-message.js';
import {type StatementText, splitStatements} from '../statement/split-statements.js';
import {complete} from './complete.js';
import {placeNotice} from './describe-error.js';
import {createPortal} from './portal.js';
import {reportSettings} from './report-settings.js';
import type {SessionContext} from './session-context.js';
import {startPortal} from './start-portal.js';

/** Runs the statements of a text one after the other, and stops at the first that fails. */
export async function answerQuery(text: string, context: SessionContext): Promise<void> {
  const {connection, session} = context;
  session.statements.delete('');
  session.portals.get('')?.release();
  session.portals.delete('');
  const statements = splitStatements(text);
  if (statements.length === 0) connection.send({kind: 'empty-query'});
  for (const statement of statements) {
    try {
      if (!(await answerStatement(statement, context))) return;
    } catch (error) {
      context.fail(error, statement);
      return;
    }
  }
}

/** Gives whether all went well; what is thrown has not been told yet. */
async function answerStatement(statement: StatementText, context: SessionContext): Promise<boolean> {
  const {connection, session, ask} = context;
  checkTransaction(statement, context);
  const prepared = await ask(statement, [], session);
  if (prepared.kind === 'failure') {
    context.failWith(placeNotice(prepared.notice, statement));
    return false;
  }
  if (prepared.parameterTypes.length > 0) {
    throw new RowgateError('missing_parameter', 'there is no value for the parameter $1', {
      hint: 'Values go with the extended protocol, which most clients use where they are given parameters.',
    });
  }
  const portal = createPortal(statement, prepared, []);
  const formats = prepared.columns?.map(() => 'text' as const) ?? [];
  const before = session.settings;
  try {
    return await context.run(async running => {
      const {failure, notices} = await startPortal(portal, {...running, formats}, session);
      reportSettings(connection, before, session.settings);
      for (const notice of notices) connection.send({kind: 'notice', notice});
      if (failure !== undefined) {
        context.failWith(placeNotice(failure.notice, statement));
        return false;
      }
      if (prepared.columns !== undefined) {
        const written = portal.answer?.kind === 'rows' ? portal.answer.formats : undefined;
        const fields = prepared.columns.map(
          (column, index): Field => ({
            ...column,
            format: written?.[index] ?? 'text',
          }),
        );
        connection.send({kind: 'row-description', fields});
      }
      if (portal.answer !== undefined) {
        await complete(connection, portal.answer, Number.POSITIVE_INFINITY, running);
      }
      return true;
    });
  } finally {
    portal.release();
  }
}

/** @throws RowgateError `failed_transaction`. */
export function checkTransaction(statement: StatementText, {session}: SessionContext): void {
  if (!session.transaction?.hasFailed || endsTransaction(statement)) return;
  throw new RowgateError('failed_transaction', 'a statement of this transaction has failed', {
    hint: 'Leave it with ROLLBACK.',
  });
}
