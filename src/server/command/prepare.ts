import {RowgateError} from '../../errors.js';
import {answerNothing} from '../answer/answerer.js';
import {askElsewhere} from '../answer/ask.js';
import {keepStatement} from '../session/prepared-statement.js';
import type {TokenReader} from '../statement/token-reader.js';
import {toPostgresType} from '../translate/postgres-type.js';
import {findTypeByName} from '../type/types.js';
import type {Command} from './command.js';
import {createAction} from './command.js';

const statements = new Set(['SELECT', 'WITH', 'VALUES', '(', 'INSERT', 'UPDATE', 'DELETE', 'EXEC']);

/** `PREPARE name [(type, …)] AS statement`: the same as a client's message that prepares one. */
export const prepare: Command = async ({statement, reader, session, ask}) => {
  // PREPARE TRANSACTION is another statement.
  const name = reader.name();
  const types = reader.accept('(') ? readTypes(reader) : [];
  reader.expect('AS');
  const first = reader.peek();
  if (first === undefined || !statements.has(first.key)) throw reader.expected('a statement to prepare');
  const {start} = first;
  const whole = {text: statement.sql, move: (offset: number) => start + offset};
  const prepared = await askElsewhere(ask, statement.sql.slice(start), whole, types, session);
  if (prepared.kind === 'failure') return prepared;
  return createAction(async () => {
    keepStatement(session, name, {text: statement, prepared});
    return answerNothing('PREPARE');
  });
};

/** Ids of types, up to the closing parenthesis; 0 for one that is left open. */
function readTypes(reader: TokenReader): readonly number[] {
  const types: number[] = [];
  do {
    const words: string[] = [];
    while (reader.peek()?.kind === 'word') words.push(reader.take().value.toLowerCase());
    if (reader.accept('(')) while (!reader.accept(')')) reader.take();
    const array = reader.accept('[', ']');
    types.push(findTypeId(words.join(' '), array));
  } while (reader.accept(','));
  reader.expect(')');
  return types;
}

function findTypeId(name: string, array: boolean): number {
  if (name === 'unknown') return 0;
  const type = findTypeByName(toPostgresType({name, array}));
  if (type !== undefined) return type.id;
  throw new RowgateError('invalid_value', `there is no type "${name}"`);
}
