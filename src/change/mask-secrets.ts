import {type Catalog, columnOf, findMethod, resourceAt} from '../catalog/catalog.js';
import {redacted} from '../request/redact.js';
import type {LocalValue} from '../row.js';
import type {ChangeSet} from './change-set.js';

/**
 * A change set that can be put on disk: the values of its secret parameters are not in it, but whether they are the same for
 * all of its changes.
 */
export function maskSecrets(changeSet: ChangeSet, catalog: Catalog): ChangeSet {
  const names = secretParameters(changeSet, catalog);
  const secret = new Set(names);
  const differing = names.filter(
    name => new Set(changeSet.changes.flatMap(({call}) => call?.[name] ?? [])).size > 1,
  );
  const mask = (values: Readonly<Record<string, LocalValue>>) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, secret.has(name) ? redacted : value]),
    );
  const changes = changeSet.changes.map(change => ({
    ...change,
    set: mask(change.set),
    call: change.call && mask(change.call),
  }));
  return secret.size === 0
    ? changeSet
    : {...changeSet, ...(differing.length > 0 && {differingSecrets: differing}), changes};
}

/** Names of the parameters of a change set's method whose values are secrets. */
export function secretParameters(changeSet: ChangeSet, catalog: Catalog): readonly string[] {
  const entry = resourceAt(catalog, changeSet.resource);
  return findMethod(entry, changeSet.method)
    .parameters.filter(parameter => parameter.secret ?? columnOf(entry.resource, parameter)?.secret)
    .map(parameter => parameter.name);
}
