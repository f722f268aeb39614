import {resourceAt} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import type {LocalValue} from '../row.js';
import type {ChangeContext} from './change-context.js';
import type {Change, ChangeSet} from './change-set.js';
import {printLine} from './saved-values.js';
import {type NamedRow, selectRows} from './select-rows.js';

/**
 * A change set that makes rows, without those that are there already by their natural key, and without those that it names
 * twice: these APIs would make them again without a word.
 */
export async function leaveOutExisting(changeSet: ChangeSet, context: ChangeContext): Promise<ChangeSet> {
  const {naturalKey} = changeSet;
  if (naturalKey === undefined || changeSet.changes.length === 0) return changeSet;
  const existing = await findExisting(changeSet, changeSet.changes, context);
  const seen = new Set<string>();
  const changes = changeSet.changes.map(change => {
    const id = identify(changeSet, change);
    const found = existing.get(id);
    const isRepeated = seen.has(id);
    seen.add(id);
    return found === undefined && !isRepeated ? change : {...change, key: found ?? null, call: undefined};
  });
  return {...changeSet, changes};
}

/** The keys of rows that have the natural keys of some changes, by what `identify` gives for them. */
export async function findExisting(
  changeSet: ChangeSet,
  changes: readonly Change[],
  context: ChangeContext,
): Promise<ReadonlyMap<string, LocalValue>> {
  const {naturalKey = [], resource} = changeSet;
  const entry = resourceAt(context.catalog, resource);
  const {key} = entry.resource;
  const address = addressNames(changeSet, changes);
  const columns = [...new Set([key, ...naturalKey.map(each => each.column), ...address])];
  const distinct = (values: readonly (LocalValue | undefined)[]) => [
    ...new Set(values.map(each => each ?? null)),
  ];
  const where = Object.fromEntries([
    ...naturalKey.map(({column, parameter}) => [column, distinct(changes.map(({set}) => set[parameter]))]),
    ...address.map(name => [name, distinct(changes.map(({call}) => call?.[name]))]),
  ]);
  const rows = await selectRows(resource, columns, where, context);
  const names = [...naturalKey.map(each => each.column), ...address];
  return new Map(rows.map(row => [printLine(names.map(name => row[name] ?? null)), row[key] ?? null]));
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
