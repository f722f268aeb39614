import {type ResourceEntry, resourceAt} from '../catalog/catalog.js';
import {visibleColumns} from '../plan/targets.js';
import type {LocalValue} from '../row.js';
import type {ChangeContext} from './change-context.js';
import type {Change} from './change-set.js';
import {type NamedRow, selectRows} from './select-rows.js';

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
  const [row] = await selectRows(resource, columns, addressOf(entry, change), context);
  return row;
}

/** What says which row a change is of: its key, and the parameters that its resource is reached by. */
function addressOf(
  entry: ResourceEntry,
  {key, before, call}: Change,
): Readonly<Record<string, readonly LocalValue[]>> {
  const {resource} = entry;
  const parameters = resource.methods
    .filter(method => method.verb === 'select')
    .flatMap(method => method.parameters)
    .filter(parameter => parameter.in === 'path' && parameter.column === undefined)
    .map(parameter => parameter.name);
  if (entry.connections !== undefined) parameters.push('connection');
  const known = {...before, ...call};
  const others = [...new Set(parameters)].flatMap(name =>
    known[name] === undefined ? [] : [[name, [known[name]]] as const],
  );
  return {[resource.key]: [key], ...Object.fromEntries(others)};
}
