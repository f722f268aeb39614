import {resourceAt} from '../catalog/catalog.js';
import {RowgateError} from '../errors.js';
import type {LocalRow} from '../execute/local-database.js';
import {runQuery} from '../execute/run-query.js';
import type {ConflictPlan} from '../plan/plan.js';
import type {LocalValue} from '../row.js';
import type {ChangeContext} from './change-context.js';
import type {Change, ChangeSet} from './change-set.js';
import {findByNaturalKey, findExisting, identify} from './natural-key.js';
import {resolveChanges} from './resolve-changes.js';
import type {NamedRow} from './select-rows.js';

/**
 * A change set that makes rows, without those that are there already by their natural key, and without those that it names
 * twice: these APIs would make them again without a word.
 */
export async function leaveOutExisting(changeSet: ChangeSet, context: ChangeContext): Promise<ChangeSet> {
  if (changeSet.changes.length === 0) return changeSet;
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

/** A row of an INSERT that is there already. */
interface Conflict {
  readonly change: Change;
  readonly row: NamedRow;
}

/**
 * A change set that makes rows, as two: one that makes those that are not there yet, and one that changes the others.
 *
 * @throws RowgateError `invalid_value` where two rows want the same one, `refused` where one finds several.
 */
export async function updateExisting(
  changeSet: ChangeSet,
  {update, existing, excluded}: ConflictPlan,
  context: ChangeContext,
): Promise<readonly ChangeSet[]> {
  const {changes, resource} = changeSet;
  const found =
    changes.length === 0
      ? new Map<string, readonly NamedRow[]>()
      : await findByNaturalKey(changeSet, changes, update.before, context);
  checkDistinct(changeSet);
  const conflicts = changes.flatMap((change): readonly Conflict[] => {
    const [row, ...others] = found.get(identify(changeSet, change)) ?? [];
    if (others.length > 0) throw severalRows(changeSet, change, others.length + 1);
    return row === undefined ? [] : [{change, row}];
  });
  const columnsOf = (table: string) => update.find.given.find(each => each.table === table)?.columns ?? [];
  const fill = (table: string, value: (conflict: Conflict, name: string) => LocalValue | undefined) =>
    conflicts.map(
      (each, index): LocalRow =>
        columnsOf(table).map((column, at, all) =>
          // The last is the number of the pair.
          at === all.length - 1 ? index : (value(each, column.source) ?? null),
        ),
    );
  const given = new Map([
    [existing, fill(existing, ({row}, name) => row[name])],
    [excluded, fill(excluded, ({change}, name) => change.set[name])],
  ]);
  const answer = await runQuery(update.find, {...context, cache: undefined}, given);
  if (answer.complete !== true) throw new RowgateError('refused', answer.complete.reason);
  const updates = resolveChanges(update, context.catalog, answer.rows);
  const chosen = new Set(answer.rows.map(row => row.at(-1)));
  const {key} = resourceAt(context.catalog, resource).resource;
  const left = conflicts.flatMap(({row}, index): readonly Change[] =>
    chosen.has(index) ? [] : [{key: row[key] ?? null, before: row, set: {}, call: undefined}],
  );
  const taken = new Set(conflicts.map(each => each.change));
  return [
    {...changeSet, changes: changes.filter(change => !taken.has(change))},
    {...updates, changes: [...updates.changes, ...left]},
  ];
}

function checkDistinct(changeSet: ChangeSet): void {
  const seen = new Set<string>();
  for (const change of changeSet.changes) {
    const id = identify(changeSet, change);
    if (seen.has(id)) {
      throw new RowgateError(
        'invalid_value',
        `INSERT gives two rows with ${describeKey(changeSet, change)}`,
        {
          hint: 'With DO UPDATE each row can be given once.',
        },
      );
    }
    seen.add(id);
  }
}

function severalRows(changeSet: ChangeSet, change: Change, count: number): RowgateError {
  return new RowgateError(
    'refused',
    `${count} rows of ${changeSet.resource} have ${describeKey(changeSet, change)}: which of them to change is not clear`,
    {hint: 'Change them with an UPDATE by their key. Nothing was changed.'},
  );
}

function describeKey({naturalKey = []}: ChangeSet, {set}: Change): string {
  return naturalKey.map(({column, parameter}) => `${column} ${String(set[parameter])}`).join(' and ');
}
