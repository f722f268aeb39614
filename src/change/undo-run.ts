import {
  addressesRow,
  type Catalog,
  columnOf,
  findMethod,
  methodsOf,
  type ResourceEntry,
  resourceAt,
} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import type {Method} from '../catalog/method.js';
import {RowgateError} from '../errors.js';
import {makeNote} from '../notes.js';
import type {LocalValue} from '../row.js';
import type {Change, ChangeSet} from './change-set.js';
import type {RecordedRun, RecordedState} from './read-journal.js';

/**
 * The change sets that take back what a run did, the last first: updated rows get their old values, made rows are deleted.
 * Only rows that the journal knows to be done, each as the run left it: applied with `recheck`, a row that was changed since
 * is left alone. `notes` name what can't be taken back: a delete, a procedure, a secret.
 *
 * @throws RowgateError `unsupported` where that is all that the run did.
 */
export function undoChanges(
  {run, changeSets, states}: RecordedRun,
  catalog: Catalog,
): {readonly changeSets: readonly ChangeSet[]; readonly notes: readonly string[]} {
  const undone: ChangeSet[] = [];
  const problems: RowgateError[] = [];
  let first = 0;
  for (const changeSet of changeSets) {
    const own = states.slice(first, first + changeSet.changes.length);
    first += changeSet.changes.length;
    if (!own.some(isDone)) continue;
    try {
      undone.unshift(undoChangeSet(run, changeSet, own, catalog));
    } catch (error) {
      if (!(error instanceof RowgateError)) throw error;
      problems.push(error);
    }
  }
  const [problem] = problems;
  if (problem !== undefined && undone.length === 0) throw problem;
  return {changeSets: undone, notes: problems.map(each => makeNote('cannot_undo', each.message))};
}

function isDone(state: RecordedState): boolean {
  return state.kind === 'ended' && state.outcome.kind === 'done';
}

function undoChangeSet(
  run: string,
  changeSet: ChangeSet,
  states: readonly RecordedState[],
  catalog: Catalog,
): ChangeSet {
  const entry = resourceAt(catalog, changeSet.resource);
  const method = findMethod(entry, changeSet.method);
  const done = changeSet.changes.flatMap((change, index) => {
    const state = states[index];
    return state?.kind === 'ended' && state.outcome.kind === 'done' ? [{change, key: state.key}] : [];
  });
  const {verb, resource} = changeSet;
  if (verb === 'update' || verb === 'replace') {
    const changes = done.map(({change}) => undoUpdate(change, entry, method));
    return {verb: 'update', resource, method: method.name, isRead: false, changes};
  }
  const [remover] = methodsOf(entry, 'delete');
  if (verb === 'insert' && remover !== undefined) {
    const changes = done.map(({change, key}) => undoInsert(change, key ?? null, entry, remover));
    const {irreversible} = remover;
    return {
      verb: 'delete',
      resource,
      method: remover.name,
      ...(irreversible !== undefined && {irreversible}),
      isRead: false,
      changes,
    };
  }
  const what = verb === 'exec' ? method.name : verb.toUpperCase();
  const why = method.irreversible === undefined ? '' : `: ${method.irreversible}`;
  throw new RowgateError('unsupported', `${what} of ${run} can't be undone${why}`);
}

function undoUpdate(change: Change, entry: ResourceEntry, method: Method): Change {
  const set: Record<string, LocalValue> = {};
  const after: Record<string, LocalValue> = {...change.before};
  for (const [name, value] of Object.entries(change.set)) {
    const parameter = method.parameters.find(each => each.name === name);
    const column = parameter && columnOf(entry.resource, parameter);
    if (column === undefined || column.secret || !(column.name in change.before)) {
      throw new RowgateError(
        'unsupported',
        `what "${name}" was before is not known, so that it can't be undone`,
      );
    }
    set[name] = change.before[column.name] ?? null;
    after[column.name] = value;
  }
  return {key: change.key, before: after, set, call: {...change.call, ...set}};
}

function undoInsert(change: Change, key: LocalValue, entry: ResourceEntry, remover: Method): Change {
  if (key === null) {
    throw new RowgateError(
      'unsupported',
      'the key of a row that was made is not known, so that it can not be deleted',
    );
  }
  const {resource} = entry;
  const made = resource.columns.flatMap(column => {
    const name = Object.keys(change.set).find(each => each.toLowerCase() === column.name.toLowerCase());
    return name === undefined || column.secret ? [] : [[column.name, change.set[name] ?? null] as const];
  });
  const address = remover.parameters.flatMap(parameter => {
    const value = columnOf(resource, parameter)?.name === resource.key ? key : change.call?.[parameter.name];
    return addressesRow(resource, parameter) && value !== undefined ? [[parameter.name, value] as const] : [];
  });
  const connection = change.call?.[connectionColumn.name];
  const call = {
    ...Object.fromEntries(address),
    ...(connection !== undefined && {[connectionColumn.name]: connection}),
  };
  return {key, before: {...Object.fromEntries(made), [resource.key]: key}, set: {}, call};
}
