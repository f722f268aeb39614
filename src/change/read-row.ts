import {type ResourceEntry, resourceAt} from '../catalog/catalog.js';
import {RowgateError} from '../errors.js';
import {runQuery} from '../execute/run-query.js';
import {planStatement} from '../plan/plan-statement.js';
import {quoteName} from '../plan/rewrite.js';
import {visibleColumns} from '../plan/targets.js';
import type {LocalValue} from '../row.js';
import {parseStatements} from '../statement/parse-statements.js';
import type {ChangeContext} from './change-context.js';
import type {Change} from './change-set.js';

/** A row by the names of its columns. */
export type NamedRow = Readonly<Record<string, LocalValue>>;

/**
 * The row of a change as it is now, without its secrets, or undefined where it is not there. Never from a cache.
 *
 * @throws RowgateError where it can't be read.
 */
export async function readRow(
  resource: string,
  change: Change,
  context: ChangeContext,
): Promise<NamedRow | undefined> {
  const entry = resourceAt(context.catalog, resource);
  const columns = visibleColumns(entry).map(column => column.name);
  const address = addressOf(entry, change);
  const names = Object.keys(address);
  const sql =
    `SELECT ${columns.map(quoteName).join(', ')} FROM ${entry.address.split('.').map(quoteName).join('.')} ` +
    `WHERE ${names.map((name, index) => `${quoteName(name)} = $${index + 1}`).join(' AND ')}`;
  const [statement] = parseStatements(sql);
  if (statement === undefined) throw new RowgateError('internal', 'no statement to read a row by');
  const plan = planStatement(statement, {
    catalog: context.catalog,
    now: new Date(),
    parameters: new Map(names.map((name, index) => [String(index + 1), address[name] ?? null])),
    defaultValue: () => undefined,
    evaluate: () => {
      throw new RowgateError('internal', 'nothing to evaluate in the query for a row');
    },
  });
  if (plan.kind !== 'query') throw new RowgateError('internal', 'a row is read by a query');
  const answer = await runQuery(plan, {...context, cache: undefined});
  if (answer.complete !== true) throw new RowgateError('api', answer.complete.reason);
  const [row] = answer.rows;
  return row && Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null]));
}

/** What says which row a change is of: its key, and the parameters that its resource is reached by. */
function addressOf(entry: ResourceEntry, {key, before, call}: Change): NamedRow {
  const {resource} = entry;
  const parameters = resource.methods
    .filter(method => method.verb === 'select')
    .flatMap(method => method.parameters)
    .filter(parameter => parameter.in === 'path' && parameter.column === undefined)
    .map(parameter => parameter.name);
  if (entry.connections !== undefined) parameters.push('connection');
  const known = {...before, ...call};
  const others = [...new Set(parameters)].flatMap(name =>
    known[name] === undefined ? [] : [[name, known[name]] as const],
  );
  return {[resource.key]: key, ...Object.fromEntries(others)};
}
