import {RowgateError} from '../../errors.js';
import type {Answer, Answerer, Failure, Prepared} from '../answer/answerer.js';
import {readSearchPath} from '../session/search-path.js';
import type {Session} from '../session/session.js';
import type {StatementText} from '../statement/split-statements.js';
import {isCatalogueQuery} from './is-catalogue-query.js';
import type {Catalogue} from './open-catalogue.js';
import {type Reply, readReply} from './read-reply.js';
import {type Asked, mostRows, writeDescribe, writeRun} from './write-request.js';

/** Has the catalogue answer what asks the system catalogue. What it gives is handed on as it is encoded there. */
export function createCatalogueAnswerer(catalogue: Catalogue): Answerer {
  return {
    async prepare(statement, parameterTypes, session) {
      if (!isCatalogueQuery(statement)) return undefined;
      const asked = () => askFor(statement, parameterTypes, session);
      const reply = readReply(await catalogue.exchange(writeDescribe(asked())));
      if (reply.error !== undefined) return failWith(reply.error, reply);
      return {
        kind: 'prepared',
        columns: reply.columns,
        parameterTypes: reply.parameterTypes,
        run: async call =>
          readAnswer(readReply(await catalogue.exchange(writeRun(asked(), call), call.cancel))),
      } satisfies Prepared;
    },
  };
}

function askFor({sql}: StatementText, parameterTypes: readonly number[], session: Session): Asked {
  return {sql, parameterTypes, searchPath: readSearchPath(session)};
}

function readAnswer(reply: Reply): Answer {
  const {rows, tag = '', notices, error} = reply;
  if (error !== undefined) return failWith(error, reply);
  if (rows.length > mostRows) {
    throw new RowgateError('too_large', `a query of the system catalogue gives ${mostRows} rows at most`, {
      hint: 'Ask for fewer with LIMIT.',
    });
  }
  return {
    kind: 'rows',
    rows: rows.values(),
    tag: count => (tag.startsWith('SELECT ') ? `SELECT ${count}` : tag),
    notices,
    held: rows.length,
  };
}

function failWith(notice: Failure['notice'], {notices}: Reply): Failure {
  return {kind: 'failure', notice, notices};
}
