import {RowgateError} from '../../errors.js';
import {answerNothing} from '../answer/answerer.js';
import type {Session} from '../session/session.js';
import {changeSetting, readSetting} from '../session/settings.js';
import type {StatementText} from '../statement/split-statements.js';
import type {TokenReader} from '../statement/token-reader.js';
import {type Command, createAction} from './command.js';
import {readSettingName} from './setting-name.js';
import {readTransactionModes} from './transaction-modes.js';

/** `SET [SESSION | LOCAL] name = value`, and what else begins with SET. Undefined stands for the value that it began with. */
export const set: Command = ({statement, reader, session}) => {
  const changes = readChanges(reader, statement);
  reader.end();
  return createAction(async () => {
    if (changes.isLocal && session.transaction === undefined) {
      const message = 'SET LOCAL has an effect in a transaction only';
      return answerNothing('SET', [{severity: 'WARNING', sqlState: '25P01', message}]);
    }
    for (const [name, value] of changes.values) changeSession(session, name, value, changes.isLocal);
    return answerNothing('SET');
  });
};

/** Changes a setting for the session, or only for its transaction. */
export function changeSession(
  session: Session,
  name: string,
  value: string | undefined,
  isLocal = false,
): void {
  const wanted = value ?? readSetting(session.initialSettings, name);
  session.settings = changeSetting(session.settings, name, wanted);
  const {transaction} = session;
  if (transaction !== undefined && !isLocal) {
    transaction.afterCommit = changeSetting(transaction.afterCommit, name, wanted);
  }
}

interface Changes {
  readonly isLocal: boolean;
  readonly values: readonly (readonly [name: string, value: string | undefined])[];
}

function readChanges(reader: TokenReader, statement: StatementText): Changes {
  if (reader.accept('TRANSACTION')) return {isLocal: true, values: readTransactionModes(reader)};
  if (reader.accept('SESSION', 'CHARACTERISTICS', 'AS', 'TRANSACTION')) {
    const values = readTransactionModes(reader).map(([name, value]) => [`default_${name}`, value] as const);
    return {isLocal: false, values};
  }
  const isLocal = reader.accept('LOCAL');
  if (!isLocal && reader.accept('SESSION', 'AUTHORIZATION')) {
    return {isLocal, values: [['role', readNoRole(reader)]]};
  }
  if (!isLocal) reader.accept('SESSION');
  if (reader.accept('TIME', 'ZONE')) return {isLocal, values: [['timezone', readValue(reader, statement)]]};
  if (reader.accept('NAMES')) return {isLocal, values: [['client_encoding', readValue(reader, statement)]]};
  if (reader.accept('SCHEMA')) return {isLocal, values: [['search_path', readValue(reader, statement)]]};
  if (reader.accept('ROLE')) return {isLocal, values: [['role', readNoRole(reader)]]};
  const name = readSettingName(reader);
  if (!reader.accept('=') && !reader.accept('TO')) throw reader.expected('= or TO');
  return {isLocal, values: [[name, readValue(reader, statement)]]};
}

/** One value, or several as they are written. DEFAULT is undefined. */
function readValue(reader: TokenReader, {sql, tokens}: StatementText): string | undefined {
  if (reader.accept('DEFAULT') || reader.accept('LOCAL')) return undefined;
  const first = reader.peek();
  if (first === undefined) throw reader.expected('a value');
  while (reader.peek() !== undefined) {
    const token = reader.take();
    if (token.kind === 'symbol' && !/[-+,]/.test(token.key)) throw reader.expected('a value');
  }
  const last = tokens.at(-1);
  return last === first ? first.value : sql.slice(first.start, last?.end);
}

/** There is one user, who can be nobody else. */
function readNoRole(reader: TokenReader): undefined {
  if (reader.accept('NONE') || reader.accept('DEFAULT')) return undefined;
  throw new RowgateError('unsupported', 'a session stays with the user who logged in');
}
