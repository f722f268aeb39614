import type {Provider} from '../../catalog/provider.js';
import type {Engine} from '../../engine.js';
import {RowgateError} from '../../errors.js';
import type {Account} from './list-accounts.js';

/**
 * Whether an account answers: undefined, or the error of one cheap read. That is a row of the first resource that can be
 * listed with what the account has.
 */
export async function checkAccount(
  engine: Engine,
  {name, kind}: Account,
  {services}: Provider,
): Promise<RowgateError | undefined> {
  let lack: RowgateError | undefined;
  for (const service of Object.values(services)) {
    for (const resource of Object.values(service.resources)) {
      const table = [name, service.name, resource.name].map(quote).join('.');
      const sql = `SELECT ${quote(resource.key)} FROM ${table} LIMIT 1`;
      const problem = await catchError(engine.planStatements(sql));
      if (problem === undefined) return catchError(engine.query(sql));
      if (problem.code !== 'missing_parameter') return problem;
      lack ??= problem;
    }
  }
  if (lack === undefined || kind === 'environment') return lack;
  return new RowgateError(lack.code, lack.message, {
    hint: 'Give it among the parameters of the connection, in the configuration file.',
  });
}

async function catchError(work: Promise<unknown>): Promise<RowgateError | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof RowgateError) return error;
    throw error;
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
