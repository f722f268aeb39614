import type {LocalValue} from '../row.js';
import type {Query, ResultColumn} from '../statement/query.js';
import type {Analysis} from './analysis.js';
import {constantValue, literalValue} from './constant.js';
import type {LocalColumn, PassedValue, Passing} from './plan.js';
import {isPlain, keepsRows} from './row-wise.js';
import type {PlannedScan} from './scans.js';
import type {ScopeColumn} from './scope.js';

/**
 * Whether the rows of a query can be given one by one, as those of its table come, and what they are made of; undefined
 * where only all rows together tell. `scans` are those of the whole query.
 */
export function planPassing(
  analysis: Analysis,
  query: Query,
  scans: readonly PlannedScan[],
): Passing | undefined {
  const {first: core} = query;
  const [only] = scans;
  if (query.with !== undefined || query.rest.length > 0 || core.kind !== 'select') return undefined;
  if (scans.length > 1 || analysis.given.length > 0 || query.orderBy.length > 0) return undefined;
  const table = core.from?.kind === 'table' ? core.from : undefined;
  if (core.from !== undefined && (only === undefined || table?.name.range !== only.draft.range))
    return undefined;
  if (only !== undefined && !isFixed(only)) return undefined;
  if (!keepsRows(core) || !(core.where === undefined || isPlain(core.where))) return undefined;
  const limit = query.limit && constantValue(analysis, query.limit)?.value;
  const isNumber = typeof limit === 'number' && Number.isSafeInteger(limit) && limit >= 0;
  if (query.offset !== undefined || (query.limit !== undefined && !isNumber)) return undefined;
  const values = core.where === undefined ? passedValues(analysis, core.columns, only) : undefined;
  if (core.from === undefined && values === undefined) return undefined;
  return {...(isNumber && {limit}), ...(values && {values})};
}

/** What is asked for does not hang on the rows of other tables. */
function isFixed({scan}: PlannedScan): boolean {
  return scan.lookup === undefined && Object.values(scan.bindings).every(({kind}) => kind === 'values');
}

/** Undefined where a column is neither one of the table nor a value that is known and surely means to SQLite what it is. */
function passedValues(
  analysis: Analysis,
  columns: readonly ResultColumn[],
  table: PlannedScan | undefined,
): readonly PassedValue[] | undefined {
  const local = table?.scan.columns ?? [];
  const values: PassedValue[] = [];
  for (const column of columns) {
    if (column.kind === 'star') {
      values.push(...starIndexes(local));
      continue;
    }
    const {expression} = column;
    const resolved = analysis.resolved.get(expression);
    const index = resolved && resolved.draft === table?.draft ? findLocal(local, resolved) : -1;
    const known = literalValue(analysis, expression)?.value;
    if (index >= 0) values.push({kind: 'column', index});
    else if (known !== undefined && isSame(known)) values.push({kind: 'value', value: known});
    else return undefined;
  }
  return values;
}

function starIndexes(local: readonly LocalColumn[]): readonly PassedValue[] {
  return local.flatMap(({isHidden}, index) => (isHidden ? [] : [{kind: 'column', index} as const]));
}

function findLocal(local: readonly LocalColumn[], {name, parameter}: ScopeColumn): number {
  const source = parameter?.column ?? name;
  const isParameter = parameter !== undefined && parameter.column === undefined;
  return local.findIndex(each => each.source === source && (each.isParameter ?? false) === isParameter);
}

/** Whether SQLite gives a value back as it got it: text that is no Unicode, say, it does not. */
function isSame(value: LocalValue): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return value === null || (Number.isSafeInteger(value) && !Object.is(value, -0));
}
