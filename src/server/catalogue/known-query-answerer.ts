import type {Answerer, Prepared} from '../answer/answerer.js';
import {readParameters} from '../answer/bind-parameters.js';
import {describeColumns, encodeRows} from '../answer/encode-rows.js';
import type {Session} from '../session/session.js';
import {type SqlToken, scanSql} from '../statement/scan-sql.js';
import {createTextCodec} from '../type/text.js';
import type {TypeCodec} from '../type/type-codec.js';
import {findTypeByName, textCodec} from '../type/types.js';
import {type KnownQuery, knownQueries} from './known-queries.js';

/** A type of the system catalogue only. */
const charCodec = createTextCodec('char', 18, 1002, 1);

/** Answers the queries that are known, and asks `others` where the answer to one is not. */
export function createKnownQueryAnswerer(others: Answerer): Answerer {
  const queries = knownQueries.map(query => ({query, tokens: scanSql(query.sql)}));
  return {
    async prepare(statement, parameterTypes, session) {
      const known = queries.find(({tokens}) => areSame(tokens, statement.tokens))?.query;
      if (known === undefined) return undefined;
      const ask = () => others.prepare(statement, parameterTypes, session);
      return prepareKnown(known, session, ask);
    },
  };
}

function prepareKnown(
  {columns: types, parameters = [], rows: list}: KnownQuery,
  session: Session,
  ask: () => ReturnType<Answerer['prepare']>,
): Prepared {
  const columns = Object.entries(types).map(([name, type]) => ({name, type: codecOf(type)}));
  const parameterTypes = parameters.map(name => codecOf(name).id);
  return {
    kind: 'prepared',
    columns: describeColumns(columns),
    parameterTypes,
    run: async call => {
      const rows = list(
        session,
        readParameters(
          call.parameters,
          parameterTypes.map(id => ({told: id, read: id})),
        ),
      );
      if (rows === undefined) {
        const asked = await ask();
        if (asked !== undefined) return asked.kind === 'failure' ? asked : asked.run(call);
      }
      return {
        kind: 'rows',
        rows: encodeRows(columns, rows ?? [], call.formats),
        tag: count => `SELECT ${count}`,
        notices: [],
        held: 0,
      };
    },
  };
}

function codecOf(name: string): TypeCodec {
  return name === 'char' ? charCodec : (findTypeByName(name) ?? textCodec);
}

function areSame(some: readonly SqlToken[], others: readonly SqlToken[]): boolean {
  return (
    some.length === others.length &&
    some.every(({kind, value}, index) => kind === others[index]?.kind && value === others[index]?.value)
  );
}
