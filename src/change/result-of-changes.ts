import {
  type Catalog,
  findColumn,
  findMethod,
  keyColumn,
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
import type {Change, ChangeSet} from './change-set.js';

export type ResultTable = Pick<Result, 'columns' | 'rows'>;

/** What became of a change set. */
export interface AppliedSet {
  readonly changeSet: ChangeSet;
  readonly applied: readonly AppliedChange[];
}

const ofOutcome: Result['columns'] = [
  {name: 'outcome', type: 'text'},
  {name: 'reason', type: 'text'},
];

/**
 * What becomes of a run: a row for each change, with its key, its outcome, and the secrets that the API shows only now. Of
 * several sets, each row says which resource it is of and what was done.
 */
export function resultOfRun(sets: readonly AppliedSet[], catalog: Catalog): ResultTable {
  const entries = sets.map(({changeSet}) => resourceAt(catalog, changeSet.resource));
  const isSeveral = sets.length > 1;
  const [first] = entries;
  const accounts = isSeveral && entries.some(isGroup) ? [accountColumn] : first ? accountColumns(first) : [];
  const secrets = revealedColumns(sets, catalog);
  const key =
    first === undefined || isSeveral
      ? {name: 'key', type: undefined}
      : shownColumn(keyColumn(first.resource));
  const rows = sets.flatMap(({changeSet, applied}, at) => {
    const entry = entries[at];
    if (entry === undefined) return [];
    const own = keyColumn(entry.resource);
    return applied.map((each): Row => {
      const {change, outcome} = each;
      return [
        ...(isSeveral ? [changeSet.resource, changeSet.verb] : []),
        ...accounts.map(() => connectionOf(change)),
        toValue(change.key ?? each.key ?? null, own.type),
        ...secrets.map(({name, type}) => toValue(each.secrets?.[name] ?? null, type)),
        ...outcomeValues(outcome),
      ];
    });
  });
  const which: Result['columns'] = [
    {name: 'resource', type: 'text'},
    {name: 'action', type: 'text'},
  ];
  const columns = [...(isSeveral ? which : []), ...accounts, key, ...secrets.map(shownColumn), ...ofOutcome];
  return {columns, rows};
}

/** What a procedure shows that has no RETURNING: all that it answers, and of several calls which is whose. */
export function resultOfProcedure(
  plan: ChangePlan,
  {changeSet, applied}: AppliedSet,
  catalog: Catalog,
): ResultTable {
  const entry = resourceAt(catalog, plan.resource);
  const method = findMethod(entry, plan.method);
  const all = returnedColumns(entry, method);
  const answered = method.answer.kind === 'nothing' ? [] : all;
  const valuesOf = (row: LocalRow | undefined, columns: readonly Column[]): readonly Value[] =>
    columns.map(column => toValue(row?.[all.indexOf(column)] ?? null, column.type));
  const columns = columnsOfProcedure(plan, entry, method);
  if (plan.isEach !== true && answered.length > 0) {
    return {columns, rows: applied.flatMap(each => each.rows ?? []).map(row => valuesOf(row, answered))};
  }
  const key = keyColumn(entry.resource);
  const others = answered.filter(column => column.name !== key.name);
  return {
    columns,
    rows: applied.map(
      ({change, outcome, key: found = null, rows: [row] = []}): Row => [
        ...accountOf(change, entry),
        toValue(change.key ?? found, key.type),
        ...valuesOf(row, others),
        ...(changeSet.isRead ? [] : outcomeValues(outcome)),
      ],
    ),
  };
}

/** The columns of `resultOfProcedure`, which are known beforehand. */
export function columnsOfProcedure(
  {isEach}: Pick<ChangePlan, 'isEach'>,
  entry: ResourceEntry,
  method: Method,
): Result['columns'] {
  const answered = method.answer.kind === 'nothing' ? [] : returnedColumns(entry, method);
  if (isEach !== true && answered.length > 0) return answered.map(shownColumn);
  const key = keyColumn(entry.resource);
  const others = answered.filter(column => column.name !== key.name);
  const ending = method.http === 'GET' ? [] : ofOutcome;
  return [...accountColumns(entry), shownColumn(key), ...others.map(shownColumn), ...ending];
}

/** The columns that say which account a change is of, where there are several. */
export function accountColumns(entry: ResourceEntry): Result['columns'] {
  return isGroup(entry) ? [accountColumn] : [];
}

/** The values of these columns. */
export function accountOf(change: Change, entry: ResourceEntry): readonly Value[] {
  return accountColumns(entry).map(() => connectionOf(change));
}

const accountColumn = {name: connectionColumn.name, type: 'text'} as const;

function isGroup({connections = []}: ResourceEntry): boolean {
  return connections.length > 1;
}

function connectionOf({call, before}: Change): Value {
  return toValue(call?.[connectionColumn.name] ?? before[connectionColumn.name] ?? null, 'text');
}

function outcomeValues(outcome: Outcome): readonly Value[] {
  return [outcome.kind, 'reason' in outcome ? outcome.reason : null];
}

/** The columns of secrets that the methods of some sets show only once, by name. */
function revealedColumns(sets: readonly AppliedSet[], catalog: Catalog): readonly Column[] {
  const columns = new Map<string, Column>();
  for (const {changeSet} of sets) {
    const entry = resourceAt(catalog, changeSet.resource);
    const method = findMethod(entry, changeSet.method);
    for (const name of method.reveals ?? []) {
      const column = findColumn(returnedColumns(entry, method), name);
      if (column !== undefined) columns.set(name, column);
    }
  }
  return [...columns.values()];
}

function shownColumn({name, type, secret}: Column): Result['columns'][number] {
  return {name, type, ...(secret && {secret})};
}

/** Whether every change is made, or was not needed. */
export function isAllDone(outcomes: readonly Outcome[]): boolean {
  return outcomes.every(outcome => outcome.kind === 'done' || outcome.kind === 'unchanged');
}
