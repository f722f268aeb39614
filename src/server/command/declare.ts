import {RowgateError} from '../../errors.js';
import {answerNothing} from '../answer/answerer.js';
import {askWithin} from '../answer/ask.js';
import {createPortal} from '../session/portal.js';
import type {Command} from './command.js';

const queries = new Set(['SELECT', 'WITH', 'VALUES', 'SHOW', 'DESCRIBE', 'EXPLAIN', '(']);

/** `DECLARE name CURSOR [WITH HOLD] FOR query`. The query is run by the first FETCH. */
export const declare: Command = async ({statement, reader, parameterTypes, session, ask}) => {
  const name = reader.name();
  const isBinary = reader.accept('BINARY');
  if (!reader.accept('ASENSITIVE')) reader.accept('INSENSITIVE');
  if (reader.accept('SCROLL')) {
    throw new RowgateError('unsupported', 'a cursor goes forward only', {hint: 'Leave out SCROLL.'});
  }
  reader.accept('NO', 'SCROLL');
  reader.expect('CURSOR');
  const isHeld = reader.accept('WITH', 'HOLD');
  if (!isHeld) reader.accept('WITHOUT', 'HOLD');
  reader.expect('FOR');
  const first = reader.peek();
  if (first === undefined || !queries.has(first.key)) throw reader.expected('a query');
  const range = {start: first.start, end: statement.sql.length};
  const query = await askWithin(ask, statement, range, parameterTypes, session);
  if (query.kind === 'failure') return query;
  return {
    kind: 'prepared',
    columns: undefined,
    parameterTypes: query.parameterTypes,
    run: async ({parameters}) => {
      if (session.transaction === undefined && !isHeld) {
        throw new RowgateError('no_transaction', 'a cursor without WITH HOLD needs a transaction', {
          hint: 'Begin with BEGIN.',
        });
      }
      if (session.portals.has(name)) {
        throw new RowgateError('known_cursor', `there is a cursor "${name}" already`);
      }
      if (session.portals.size >= session.openItems) {
        throw new RowgateError('too_large', `a session has ${session.openItems} cursors at most`);
      }
      const formats = query.columns?.map(() => 'binary' as const) ?? [];
      const more = isBinary ? {isHeld, formats} : {isHeld};
      session.portals.set(name, createPortal(statement, query, parameters, more));
      return answerNothing('DECLARE CURSOR');
    },
  };
};
