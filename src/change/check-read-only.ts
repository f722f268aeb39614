import {resourceAt} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import {RowgateError} from '../errors.js';
import {isWrite, listWrites} from '../plan/is-write.js';
import {localOutcome} from '../plan/local-outcome.js';
import type {Plan} from '../plan/plan.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeSet} from './change-set.js';

type Limits = Pick<ChangeContext, 'catalog' | 'readOnly' | 'dryRun'>;

/**
 * Checks plans before anything is read for them: whatever rows they would find. What is only previewed passes.
 *
 * @throws RowgateError `refused` for a write where the engine, or every account that it could be made over, is for reading
 * only.
 */
export function checkPlansReadOnly(plans: readonly Plan[], {catalog, readOnly, dryRun}: Limits): void {
  if (dryRun) return;
  for (const plan of plans) {
    if (!isWrite(plan, catalog)) continue;
    const writes = listWrites(plan, catalog);
    if (readOnly) {
      const name = plan.kind === 'local' ? localOutcome(plan.change).name : (writes.at(-1)?.resource ?? '');
      throw sessionRefuses(name);
    }
    for (const {resource} of writes) {
      const {connections: [first, ...others] = []} = resourceAt(catalog, resource);
      if (first?.readOnly && others.every(each => each.readOnly))
        throw connectionRefuses(first.name, resource);
    }
  }
}

/** @throws RowgateError `refused` where the engine, or a connection that would be changed over, is for reading only. */
export function checkReadOnly(
  {changes, resource, isRead}: ChangeSet,
  {readOnly, catalog, dryRun}: Limits,
): void {
  if (isRead || dryRun) return;
  if (readOnly) throw sessionRefuses(resource);
  const used = new Set(changes.map(change => change.call?.[connectionColumn.name]));
  const closed = catalog.connections.find(each => each.readOnly && used.has(each.name));
  if (closed !== undefined) throw connectionRefuses(closed.name, resource);
}

function sessionRefuses(name: string): RowgateError {
  return new RowgateError('refused', `this session is read-only: ${name} was not changed`);
}

function connectionRefuses(connection: string, name: string): RowgateError {
  return new RowgateError('refused', `the connection "${connection}" is read-only: ${name} was not changed`);
}
