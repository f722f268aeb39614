import {positionAt, RowgateError} from '../../errors.js';
import type {Notice} from '../protocol/backend-message.js';
import type {Session} from '../session/session.js';
import {type StatementText, splitStatements} from '../statement/split-statements.js';
import type {Answer, Answerer, Failure, Prepared} from './answerer.js';

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

/** Where the places of a text are in another one, as UTF-16 offsets. */
export interface Whereabouts {
  readonly text: string;
  readonly move: (offset: number) => number;
}

/**
 * Asks for a text that stands for a part of another one, so that an error, now or when it is run, says its place there.
 *
 * @throws RowgateError.
 */
export async function askElsewhere(
  ask: Ask,
  text: string,
  whole: Whereabouts,
  parameterTypes: readonly number[],
  session: Session,
): Promise<Prepared | Failure> {
  const [statement, ...others] = splitStatements(text);
  if (statement === undefined || others.length > 0) {
    const position = positionAt(whole.text, whole.move(0), whole.move(text.length));
    throw new RowgateError('syntax', 'expected one query', {position});
  }
  const {sql, offset} = statement;
  const own: Whereabouts = {text: whole.text, move: place => whole.move(place + offset)};
  const locate = async <Found extends Prepared | Answer>(work: () => Promise<Found | Failure>) => {
    try {
      const found = await work();
      return found.kind === 'failure' ? {...found, notice: moveNotice(found.notice, sql, own)} : found;
    } catch (error) {
      throw moveError(error, own);
    }
  };
  const found = await locate<Prepared>(() => ask(statement, parameterTypes, session));
  if (found.kind === 'failure') return found;
  return {...found, run: call => locate<Answer>(() => found.run(call))};
}

function moveError(error: unknown, {text, move}: Whereabouts): unknown {
  if (!(error instanceof RowgateError) || error.position === undefined) return error;
  const {offset, length} = error.position;
  const start = move(offset);
  const position = positionAt(text, start, Math.max(start + 1, move(offset + length)));
  return new RowgateError(error.code, error.message, {hint: error.hint, position, cause: error.cause});
}

/** An error whose place is in a text that is not the one at hand. */
export function withoutPlace(error: unknown): unknown {
  if (!(error instanceof RowgateError)) return error;
  return new RowgateError(error.code, error.message, {hint: error.hint, cause: error.cause});
}

/** A notice counts characters from 1. */
function moveNotice(notice: Notice, sql: string, {text, move}: Whereabouts): Notice {
  if (notice.position === undefined) return notice;
  const before = [...sql].slice(0, notice.position - 1).join('');
  return {...notice, position: [...text.slice(0, move(before.length))].length + 1};
}
