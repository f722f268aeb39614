import {resourceAt} from '../catalog/catalog.js';
import {RowgateError} from '../errors.js';
import {runQuery} from '../execute/run-query.js';
import {planStatement} from '../plan/plan-statement.js';
import {quoteName} from '../plan/rewrite.js';
import type {LocalValue} from '../row.js';
import {parseStatements} from '../statement/parse-statements.js';
import type {ChangeContext} from './change-context.js';

/** A row by the names of its columns. */
export type NamedRow = Readonly<Record<string, LocalValue>>;

/**
 * The rows of a resource each of whose columns named in `where` has one of the values given there. Never from a cache.
 *
 * @throws RowgateError where they can't all be read.
 */
export async function selectRows(
  resource: string,
  columns: readonly string[],
  where: Readonly<Record<string, readonly LocalValue[]>>,
  context: ChangeContext,
): Promise<readonly NamedRow[]> {
  const {address} = resourceAt(context.catalog, resource);
  const parameters = new Map<string, LocalValue>();
  const conditions = Object.entries(where).map(([name, values]) => {
    const list = values.map(value => {
      parameters.set(String(parameters.size + 1), value);
      return `$${parameters.size}`;
    });
    return `${quoteName(name)} IN (${list.join(', ')})`;
  });
  const [statement] = parseStatements(
    `SELECT ${columns.map(quoteName).join(', ')} FROM ${address.split('.').map(quoteName).join('.')} ` +
      `WHERE ${conditions.join(' AND ')}`,
  );
  if (statement === undefined) throw new RowgateError('internal', 'no statement to read rows by');
  const plan = planStatement(statement, {
    catalog: context.catalog,
    // Its names are whole.
    locals: [],
    now: new Date(),
    parameters,
    defaultValue: () => undefined,
    evaluate: () => {
      throw new RowgateError('internal', 'nothing to evaluate in a query for rows');
    },
  });
  if (plan.kind !== 'query') throw new RowgateError('internal', 'rows are read by a query');
  const answer = await runQuery(plan, {...context, cache: undefined});
  if (answer.complete !== true) throw new RowgateError('api', answer.complete.reason);
  return answer.rows.map(row => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])));
}
