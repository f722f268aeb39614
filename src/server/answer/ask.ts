import {positionAt, RowgateError} from '../../errors.js';
import type {Session} from '../session/session.js';
import {type StatementText, splitStatements} from '../statement/split-statements.js';
import type {Answerer, Failure, Prepared} from './answerer.js';

/** Asks several answerers one after the other. @throws RowgateError. */
export type Ask = (
  statement: StatementText,
  parameterTypes: readonly number[],
  session: Session,
) => Promise<Prepared | Failure>;

export function createAsk(answerers: readonly Answerer[]): Ask {
  return async (statement, parameterTypes, session) => {
    for (const answerer of answerers) {
      const found = await answerer.prepare(statement, parameterTypes, session);
      if (found !== undefined) return found;
    }
    throw new RowgateError('unsupported', 'there is nothing that answers this statement');
  };
}

/**
 * Asks for a statement that is a part of another one, from there to there, so that an error says its place in the whole.
 *
 * @throws RowgateError.
 */
export async function askWithin(
  ask: Ask,
  whole: StatementText,
  {start, end}: {readonly start: number; readonly end: number},
  parameterTypes: readonly number[],
  session: Session,
): Promise<Prepared | Failure> {
  const [statement, ...others] = splitStatements(whole.sql.slice(start, end));
  if (statement === undefined || others.length > 0) {
    throw new RowgateError('syntax', 'expected one query', {position: positionAt(whole.sql, start, end)});
  }
  const moveBy = start + statement.offset;
  try {
    const found = await ask(statement, parameterTypes, session);
    const position = found.kind === 'failure' ? found.notice.position : undefined;
    if (found.kind !== 'failure' || position === undefined) return found;
    return {...found, notice: {...found.notice, position: position + [...whole.sql.slice(0, moveBy)].length}};
  } catch (error) {
    throw movePosition(error, whole.sql, offset => offset + moveBy);
  }
}

/** The same error with its place in another text. */
export function movePosition(error: unknown, sql: string, move: (offset: number) => number): unknown {
  if (!(error instanceof RowgateError) || error.position === undefined) return error;
  const {offset, length} = error.position;
  const start = move(offset);
  const position = positionAt(sql, start, Math.max(start + 1, move(offset + length)));
  return new RowgateError(error.code, error.message, {hint: error.hint, position, cause: error.cause});
}
