import {localName} from './catalog/local.js';
import type {Engine} from './engine.js';
import type {ResultColumn} from './plan/plan.js';
import {quoteName} from './plan/rewrite.js';

/** A table or view that is kept on this machine. */
export interface LocalSummary {
  readonly name: string;
  /** With `local.` in front. */
  readonly address: string;
  readonly kind: 'table' | 'view';
  /** The names of a table's columns, or a view's query. */
  readonly description: string;
  /** None of a view of something that is no longer there. */
  readonly columns: readonly ResultColumn[];
}

/**
 * The local tables and views that there are just now. Nothing is called.
 *
 * @throws RowgateError where the file that they are in can't be read.
 */
export async function listLocals({describe}: Pick<Engine, 'describe'>): Promise<readonly LocalSummary[]> {
  const [list] = (await describe(`SHOW RESOURCES IN ${localName}`)).plans;
  const rows = list?.kind === 'values' ? list.rows : [];
  return Promise.all(
    rows.map(async ([address, name, kind, description]): Promise<LocalSummary> => {
      const table = `${quoteName(localName)}.${quoteName(String(name))}`;
      const {plans} = await describe(`SELECT * FROM ${table}`).catch(() => ({plans: []}));
      const [plan] = plans;
      return {
        name: String(name),
        address: String(address),
        kind: kind === 'view' ? 'view' : 'table',
        description: String(description ?? ''),
        columns: plan?.kind === 'query' ? plan.columns : [],
      };
    }),
  );
}
