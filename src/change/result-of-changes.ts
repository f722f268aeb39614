import {
  type Catalog,
  columnOf,
  findMethod,
  type ResourceEntry,
  resourceAt,
  returnedColumns,
} from '../catalog/catalog.js';
import type {Column} from '../catalog/column.js';
import {connectionColumn} from '../catalog/connection.js';
import type {Method} from '../catalog/method.js';
import type {LocalRow} from '../execute/local-database.js';
import type {Outcome, Result} from '../execute/result.js';
import {toValue} from '../execute/to-value.js';
import type {ChangePlan} from '../plan/plan.js';
import type {Row, Value} from '../row.js';
import type {AppliedChange} from './apply-call.js';
import type {ChangeContext} from './change-context.js';
import type {Change, ChangeSet} from './change-set.js';

export type ResultTable = Pick<Result, 'columns' | 'rows'>;

/**
 * The rows as they are after their change, with all columns of the method's answer: what the API answered, or where it
 * answers nothing, the row as it was read with what was set. Only rows whose change was made, or that were as wanted.
 */
export function changedRows(
  plan: ChangePlan,
  applied: readonly AppliedChange[],
  {catalog}: Pick<ChangeContext, 'catalog'>,
): readonly LocalRow[] {
  const entry = resourceAt(catalog, plan.resource);
  const method = findMethod(entry, plan.method);
  const answered = returnedColumns(entry, method);
  const columns = plan.verb === 'exec' ? answered : entry.resource.columns;
  return applied.flatMap(({change, outcome, rows}) => {
    if (outcome.kind !== 'done' && outcome.kind !== 'unchanged') return [];
    // A row that was there already is not one that the INSERT made.
    if (plan.verb === 'insert' && outcome.kind === 'unchanged') return [];
    // Over connections, the account stands behind the columns; see planReturning.
    const isAccount = entry.connections !== undefined && plan.verb !== 'exec';
    const name = connectionColumn.name;
    const account = isAccount ? [change.call?.[name] ?? change.before[name] ?? null] : [];
    return (rows ?? [undefined]).map(row => [
      ...columns.map(column => {
        const at = row === undefined ? -1 : answered.findIndex(each => each.name === column.name);
        return at < 0 ? knownValue(column, change, entry, method) : (row?.[at] ?? null);
      }),
      ...account,
    ]);
  });
}

function knownValue(
  column: Column,
  {before, set}: AppliedChange['change'],
  entry: ResourceEntry,
  method: Method,
): LocalRow[number] {
  const parameter = method.parameters.find(each => columnOf(entry.resource, each)?.name === column.name);
  const value = parameter === undefined ? undefined : set[parameter.name];
  return value ?? before[column.name] ?? null;
}

/** What becomes of a change set by itself: a row for each change, by its key. */
export function resultOfChangeSet(
  changeSet: ChangeSet,
  applied: readonly AppliedChange[],
  catalog: Catalog,
): ResultTable {
  const entry = resourceAt(catalog, changeSet.resource);
  const key = entry.resource.columns.find(column => column.name === entry.resource.key);
  return {
    columns: [
      ...accountColumns(entry),
      {name: entry.resource.key, type: key?.type},
      {name: 'outcome', type: 'text'},
      {name: 'reason', type: 'text'},
    ],
    rows: applied.map(({change, outcome}) => [
      ...accountOf(change, entry),
      toValue(change.key, key?.type),
      outcome.kind,
      'reason' in outcome ? outcome.reason : null,
    ]),
  };
}

/** What a write shows that has no RETURNING: each change with its outcome, and the secrets that are shown only now. */
export function resultOfChanges(
  plan: ChangePlan,
  changeSet: ChangeSet,
  applied: readonly AppliedChange[],
  entry: ResourceEntry,
  method: Method,
): ResultTable {
  const answered = answeredColumns(plan, entry, method);
  const isSingle = answersAlone(plan, answered);
  const all = returnedColumns(entry, method);
  const rowValues = (row: LocalRow | undefined): readonly Value[] =>
    answered.map(column => toValue(row?.[all.indexOf(column)] ?? null, column.type));
  if (isSingle) {
    const rows = applied.flatMap(each => each.rows ?? []).map(rowValues);
    return {columns: columnsOfChanges(plan, entry, method), rows};
  }
  const key = entry.resource.columns.find(column => column.name === entry.resource.key);
  const others = answered.filter(column => column.name !== key?.name);
  const keyAt = all.findIndex(column => column.name === key?.name);
  const rows = applied.map(({change, outcome, rows: [row] = []}): Row => {
    const own = change.key ?? row?.[keyAt] ?? null;
    const shown = others.map(column => toValue(row?.[all.indexOf(column)] ?? null, column.type));
    return [
      ...accountOf(change, entry),
      toValue(own, key?.type),
      ...shown,
      outcome.kind,
      'reason' in outcome ? outcome.reason : null,
    ];
  });
  return {
    columns: columnsOfChanges(plan, entry, method),
    rows: changeSet.isRead ? rows.map(row => row.slice(0, -2)) : rows,
  };
}

/** The columns of `resultOfChanges`, which are known beforehand. */
export function columnsOfChanges(plan: ChangePlan, entry: ResourceEntry, method: Method): Result['columns'] {
  const answered = answeredColumns(plan, entry, method);
  if (answersAlone(plan, answered)) return answered.map(shownColumn);
  const key = entry.resource.columns.find(column => column.name === entry.resource.key);
  const columns: Result['columns'] = [
    ...accountColumns(entry),
    {name: entry.resource.key, type: key?.type},
    ...answered.filter(column => column.name !== key?.name).map(shownColumn),
  ];
  if (method.http === 'GET') return columns;
  return [...columns, {name: 'outcome', type: 'text'}, {name: 'reason', type: 'text'}];
}

/** One call of a procedure shows just what it answers. */
function answersAlone(plan: ChangePlan, answered: readonly Column[]): boolean {
  return plan.verb === 'exec' && plan.isEach !== true && answered.length > 0;
}

/** The columns that say which account a change is of, where there are several. */
export function accountColumns({connections = []}: ResourceEntry): Result['columns'] {
  return connections.length > 1 ? [{name: connectionColumn.name, type: 'text'}] : [];
}

/** The values of these columns. */
export function accountOf({call, before}: Change, entry: ResourceEntry): readonly Value[] {
  const account = call?.[connectionColumn.name] ?? before[connectionColumn.name] ?? null;
  return accountColumns(entry).map(({type}) => toValue(account, type));
}

/** Of a procedure, all that it answers; of another write, the secrets that it reveals. */
function answeredColumns(plan: ChangePlan, entry: ResourceEntry, method: Method): readonly Column[] {
  if (method.answer.kind === 'nothing') return [];
  const columns = returnedColumns(entry, method);
  if (plan.verb === 'exec') return columns;
  return columns.filter(column => method.reveals?.includes(column.name));
}

function shownColumn({name, type, secret}: Column): Result['columns'][number] {
  return {name, type, ...(secret && {secret})};
}

/** Whether every change is made, or was not needed. */
export function isAllDone(outcomes: readonly Outcome[]): boolean {
  return outcomes.every(outcome => outcome.kind === 'done' || outcome.kind === 'unchanged');
}
