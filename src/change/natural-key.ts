import {resourceAt} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import type {LocalValue} from '../row.js';
import type {ChangeContext} from './change-context.js';
import type {Change, ChangeSet} from './change-set.js';
import {printLine} from './saved-values.js';
import {type NamedRow, selectRows} from './select-rows.js';

/**
 * The rows that have the natural keys of some changes, with these columns, by what `identify` gives for them. These APIs make
 * rows of the same label or name without a word, so that there may be several.
 */
export async function findByNaturalKey(
  changeSet: ChangeSet,
  changes: readonly Change[],
  columns: readonly string[],
  context: ChangeContext,
): Promise<ReadonlyMap<string, readonly NamedRow[]>> {
  const {naturalKey = [], resource} = changeSet;
  const address = addressNames(changeSet, changes);
  const names = [...naturalKey.map(each => each.column), ...address];
  const distinct = (values: readonly (LocalValue | undefined)[]) => [
    ...new Set(values.map(each => each ?? null)),
  ];
  const where = Object.fromEntries([
    ...naturalKey.map(({column, parameter}) => [column, distinct(changes.map(({set}) => set[parameter]))]),
    ...address.map(name => [name, distinct(changes.map(({call}) => call?.[name]))]),
  ]);
  const rows = await selectRows(resource, [...new Set([...columns, ...names])], where, context);
  const found = new Map<string, NamedRow[]>();
  for (const row of rows) {
    const id = printLine(names.map(name => row[name] ?? null));
    const others = found.get(id);
    if (others === undefined) found.set(id, [row]);
    else others.push(row);
  }
  return found;
}

/** The keys of rows that have the natural keys of some changes, by what `identify` gives for them. */
export async function findExisting(
  changeSet: ChangeSet,
  changes: readonly Change[],
  context: ChangeContext,
): Promise<ReadonlyMap<string, LocalValue>> {
  const {key} = resourceAt(context.catalog, changeSet.resource).resource;
  const found = await findByNaturalKey(changeSet, changes, [key], context);
  return new Map([...found].map(([id, rows]) => [id, rows[0]?.[key] ?? null]));
}

/** A change's natural key, and the account and the like that it belongs to. */
export function identify(changeSet: ChangeSet, change: Change): string {
  const own = (changeSet.naturalKey ?? []).map(({parameter}) => change.set[parameter] ?? null);
  const names = addressNames(changeSet, changeSet.changes);
  const call: NamedRow = change.call ?? {};
  return printLine([...own, ...names.map(name => call[name] ?? null)]);
}

/** Parameters that say where a row is made: those of the path, and the connection. */
function addressNames({naturalKey = []}: ChangeSet, changes: readonly Change[]): readonly string[] {
  const known = new Set(naturalKey.map(each => each.parameter));
  const names = new Set(
    changes.flatMap(({call, set}) => Object.keys(call ?? {}).filter(name => !(name in set))),
  );
  if (changes.some(({call}) => call?.[connectionColumn.name] !== undefined)) names.add(connectionColumn.name);
  return [...names].filter(name => !known.has(name));
}
