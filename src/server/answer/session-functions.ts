import {RowgateError} from '../../errors.js';
import type {Value} from '../../row.js';
import {changeSession} from '../command/set.js';
import {readSearchPath} from '../session/search-path.js';
import type {Session} from '../session/session.js';
import {readSetting} from '../session/settings.js';
import type {StatementText} from '../statement/split-statements.js';
import {createTokenReader, type TokenReader} from '../statement/token-reader.js';
import {booleanCodec} from '../type/boolean.js';
import type {TypeCodec} from '../type/type-codec.js';
import {findType, textCodec} from '../type/types.js';
import type {Answerer} from './answerer.js';
import {describeColumns, encodeRows, type TypedColumn} from './encode-rows.js';

/** A function of the session, of literals only. */
interface SessionFunction {
  readonly type: TypeCodec;
  readonly call: (session: Session, values: readonly string[], schemas: readonly string[]) => Value;
}

const text = (call: SessionFunction['call']): SessionFunction => ({type: textCodec, call});
const int4 = findType(23) ?? textCodec;

const functions: Readonly<Record<string, SessionFunction>> = {
  version: text(({settings}) => `PostgreSQL ${readSetting(settings, 'server_version')}, Rowgate`),
  current_database: text(({database}) => database),
  current_catalog: text(({database}) => database),
  current_schema: text(
    (session, _values, schemas) => readSearchPath(session).find(name => schemas.includes(name)) ?? null,
  ),
  current_user: text(({user}) => user),
  current_role: text(({user}) => user),
  session_user: text(({user}) => user),
  user: text(({user}) => user),
  pg_backend_pid: {type: int4, call: ({processId}) => processId},
  pg_is_in_recovery: {type: booleanCodec, call: () => false},
  pg_advisory_unlock_all: text(() => ''),
  current_setting: text(({settings}, [name = '', missingOk]) => {
    if (missingOk !== 'true') return readSetting(settings, name);
    return settings.get(name.toLowerCase()) ?? null;
  }),
  set_config: text((session, [name = '', value = '', isLocal]) => {
    changeSession(session, name, value, isLocal === 'true');
    return readSetting(session.settings, name);
  }),
};

/** What SQL writes without parentheses. */
const bare = new Set([
  'current_catalog',
  'current_user',
  'current_role',
  'session_user',
  'user',
  'current_schema',
]);

/**
 * Answers a SELECT of nothing but functions of the session, which clients send when they connect. `schemas` are those that
 * there are.
 */
export function createFunctionAnswerer(schemas: readonly string[]): Answerer {
  return {
    async prepare(statement, _types, session) {
      const items = readItems(statement);
      if (items === undefined) return undefined;
      const columns: readonly TypedColumn[] = items.map(({name, own}) => ({name, type: own.type}));
      return {
        kind: 'prepared',
        columns: describeColumns(columns),
        parameterTypes: [],
        run: async ({formats}) => {
          const row = items.map(({own, values}) => own.call(session, values, schemas));
          const rows = encodeRows(columns, [row], formats);
          return {kind: 'rows', rows, tag: count => `SELECT ${count}`, notices: [], held: 0};
        },
      };
    },
  };
}

interface Item {
  readonly name: string;
  readonly own: SessionFunction;
  readonly values: readonly string[];
}

/** Undefined for every other statement. */
function readItems(statement: StatementText): readonly Item[] | undefined {
  const reader = createTokenReader(statement);
  if (!reader.accept('SELECT')) return undefined;
  try {
    const items: Item[] = [];
    do items.push(readItem(reader));
    while (reader.accept(','));
    reader.end();
    return items;
  } catch (error) {
    if (error instanceof RowgateError && error.code === 'syntax') return undefined;
    throw error;
  }
}

function readItem(reader: TokenReader): Item {
  if (reader.accept('PG_CATALOG')) reader.expect('.');
  const name = reader.name();
  const own = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (own === undefined) throw reader.expected('a function of the session');
  const values: string[] = [];
  if (reader.accept('(')) {
    while (!reader.accept(')')) {
      if (values.length > 0) reader.expect(',');
      const token = reader.take();
      if (token.kind !== 'string' && token.key !== 'TRUE' && token.key !== 'FALSE') {
        throw reader.expected('a literal');
      }
      values.push(token.value);
    }
  } else if (!bare.has(name)) throw reader.expected('(');
  const isNamed = reader.accept('AS') || ['word', 'quoted'].includes(reader.peek()?.kind ?? '');
  return {name: isNamed ? reader.name() : name, own, values};
}
