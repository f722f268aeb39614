import {RowgateError} from '../../errors.js';
import {type Answer, answerNothing, type Call} from '../answer/answerer.js';
import {withoutPlace} from '../answer/ask.js';
import {type Source, takeSome} from '../answer/source.js';
import {type RowStream, whileTaking} from '../answer/stream-rows.js';
import type {Cell, Notice} from '../protocol/backend-message.js';
import type {Format} from '../protocol/frontend-message.js';
import type {Portal} from '../session/portal.js';
import type {Session} from '../session/session.js';
import {startPortal} from '../session/start-portal.js';
import type {TokenReader} from '../statement/token-reader.js';
import {type Command, createAction} from './command.js';

/** `FETCH [count | ALL | FORWARD …] FROM cursor`. */
export const fetch: Command = ({reader, session}) => {
  const {count, name, portal} = readTarget(reader, session);
  return {
    kind: 'prepared',
    columns: portal.prepared?.columns ?? [],
    parameterTypes: [],
    run: call =>
      readPortal(name, call, session, async ({rows, formats, notices, stream}) => ({
        kind: 'rows',
        rows: takeSome(rows, count),
        formats,
        tag: taken => `FETCH ${taken}`,
        notices,
        held: 0,
        // The cursor stays open.
        stream: stream && {...stream, close: () => {}},
      })),
  };
};

/** `MOVE`: the same, without showing the rows. */
export const move: Command = ({reader, session}) => {
  const {count, name} = readTarget(reader, session);
  return createAction(call =>
    readPortal(name, call, session, async ({rows, notices, stream}) => {
      const moved = await whileTaking(stream, call.cancel, () => countRows(takeSome(rows, count)));
      return answerNothing(`MOVE ${moved}`, [...notices, ...(stream?.notices() ?? [])]);
    }),
  );
};

interface Target {
  readonly count: number;
  readonly name: string;
  readonly portal: Portal;
}

function readTarget(reader: TokenReader, session: Session): Target {
  const count = readCount(reader);
  if (!reader.accept('FROM')) reader.accept('IN');
  const name = reader.name();
  reader.end();
  return {count, name, portal: findCursor(session, name)};
}

const backward = ['BACKWARD', 'PRIOR', 'FIRST', 'LAST', 'ABSOLUTE', 'RELATIVE', '-'];

function readCount(reader: TokenReader): number {
  if (backward.some(word => reader.accept(word))) {
    throw new RowgateError('not_startable', 'a cursor goes forward only');
  }
  if (reader.accept('NEXT')) return 1;
  const isForward = reader.accept('FORWARD');
  if (reader.accept('ALL')) return Number.POSITIVE_INFINITY;
  if (reader.peek()?.kind === 'number') return Number(reader.take().value);
  return isForward || reader.peek() !== undefined ? 1 : 0;
}

function findCursor({portals}: Session, name: string): Portal {
  const portal = portals.get(name);
  if (portal !== undefined && name !== '') return portal;
  throw new RowgateError('unknown_cursor', `there is no cursor "${name}"`);
}

interface OpenCursor {
  readonly rows: Source<readonly Cell[]>;
  readonly formats: readonly Format[];
  readonly notices: readonly Notice[];
  readonly stream: RowStream | undefined;
}

/** Goes on reading a cursor, whose query is run now if it was not yet. */
async function readPortal(
  name: string,
  call: Call,
  session: Session,
  answer: (open: OpenCursor) => Promise<Answer>,
): Promise<Answer> {
  const portal = findCursor(session, name);
  const formats = portal.formats ?? call.formats;
  const {failure, notices} = await startPortal(portal, {...call, formats}, session).catch(error => {
    // A place in the text of DECLARE is none in this one.
    throw withoutPlace(error);
  });
  if (failure !== undefined) return {...failure, notice: {...failure.notice, position: undefined}};
  if (portal.answer?.kind !== 'rows') throw new RowgateError('not_startable', `"${name}" gives no rows`);
  const {rows, stream} = portal.answer;
  return answer({rows, formats, notices, stream});
}

async function countRows(rows: Source<readonly Cell[]>): Promise<number> {
  let count = 0;
  while (!(await rows.next()).done) count += 1;
  return count;
}
