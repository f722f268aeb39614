import {keyColumn, resourceAt} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import {toValue} from '../execute/to-value.js';
import type {AppliedChange} from './apply-call.js';
import type {ChangeContext} from './change-context.js';
import type {ChangeOutcome} from './change-outcome.js';
import type {ChangeSet} from './change-set.js';

/** Tells whoever listens what became of a change. */
export function tellOutcome(
  {change, outcome, key = change.key, secrets}: AppliedChange,
  place: Pick<ChangeOutcome, 'index' | 'total'>,
  {resource, verb, method, isRead}: ChangeSet,
  {onOutcome, catalog, secretSink}: ChangeContext,
): void {
  if (onOutcome === undefined || isRead) return;
  const entry = resourceAt(catalog, resource);
  const connection = change.call?.[connectionColumn.name];
  const {type} = keyColumn(entry.resource);
  onOutcome({
    resource,
    verb,
    method,
    ...place,
    ...(typeof connection === 'string' && {connection}),
    key: toValue(key, type),
    outcome,
    ...(secrets !== undefined && secretSink === undefined && {secrets}),
  });
}
