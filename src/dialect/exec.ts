import {type DynamicModule, type QueryExecutorProvider, type RawBuilder, sql} from 'kysely';
import {RowgateError} from '../errors.js';
import type {ExecParameters, ExecRow, MethodName} from './procedure.js';

/**
 * Calls a method of the API by its name, as EXEC does, with its parameters bound. Its rows have the columns of the
 * catalog, whatever the plugins of `db` make of others; a parameter that is undefined is left out.
 *
 * ```ts
 * const [client] = await exec(db, 'linode.account.oauth_clients.post_reset_client_secret', {clientId});
 * ```
 * ```sql
 * EXEC linode.account.oauth_clients.post_reset_client_secret @clientId = $1
 * ```
 *
 * Within a transaction the call is made with the commit, and there are no rows.
 *
 * @throws RowgateError as the engine does: `refused` where a call that can't be undone has no consent.
 */
export async function exec<DB, Name extends MethodName<DB> & string>(
  db: Executor<DB>,
  name: Name,
  ...[parameters]: ExecArguments<ExecParameters<DB, Name>>
): Promise<ExecRow<DB, Name>[]> {
  const values = Object.entries(parameters ?? {}).filter(([, value]) => value !== undefined);
  const given = values.map(([parameter, value]) => sql`@${printName(parameter)} = ${sql.val(value)}`);
  const call = sql<ExecRow<DB, Name>>`EXEC ${printName(name)} ${sql.join(given)}`;
  const {rows} = await call.execute({getExecutor: () => db.getExecutor().withoutPlugins()});
  return rows;
}

/** A Kysely or a transaction, by little of it: the compiler takes long to compare the whole. */
export interface Executor<DB> extends QueryExecutorProvider {
  readonly dynamic: DynamicModule<DB>;
}

/** Parameters that are all optional may be left out as a whole. */
export type ExecArguments<Parameters> = object extends Parameters
  ? [parameters?: Parameters]
  : [parameters: Parameters];

/** A name that came as a value must not be able to be more than a name. */
function printName(name: string): RawBuilder<unknown> {
  if (/^[a-z_]\w*(?:\.[a-z_]\w*)*$/i.test(name)) return sql.raw(name);
  throw new RowgateError('usage', `"${name}" is no name of a method or a parameter`, {
    hint: "As in exec(db, 'provider.service.resource.method', {parameter: value}).",
  });
}
