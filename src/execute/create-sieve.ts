import type {ColumnType} from '../catalog/column.js';
import type {Predicate, Scan} from '../plan/plan.js';
import type {LocalValue} from '../row.js';
import type {LocalRow} from './local-database.js';

type Test = (row: LocalRow) => boolean;
type Compare = Extract<Predicate, {readonly kind: 'compare'}>;

/** Leaves out rows that can't matter, before SQLite takes the trouble of them. */
export function createSieve({keep, columns}: Scan): (rows: readonly LocalRow[]) => readonly LocalRow[] {
  if (keep === undefined) return rows => rows;
  const mayMatter = createTest(keep, columns);
  return rows => rows.filter(mayMatter);
}

function createTest(predicate: Predicate, columns: Scan['columns']): Test {
  if (predicate.kind === 'compare') return createComparison(predicate, [predicate.value], columns);
  const {kind, parts} = predicate;
  // What IN says of a column, or NOT IN, is one question however long its list is.
  const listed = kind === 'or' ? '=' : '<>';
  const lists = new Map<string, {readonly first: Compare; readonly values: LocalValue[]}>();
  const tests: Test[] = [];
  for (const part of parts) {
    if (part.kind !== 'compare' || part.operator !== listed) {
      tests.push(createTest(part, columns));
      continue;
    }
    const list = lists.get(part.column) ?? {first: part, values: []};
    list.values.push(part.value);
    lists.set(part.column, list);
  }
  for (const {first, values} of lists.values()) tests.push(createComparison(first, values, columns));
  return kind === 'and'
    ? row => tests.every(fulfils => fulfils(row))
    : row => tests.some(fulfils => fulfils(row));
}

/** Whether a value is one of some, or none of them, or not surely to SQLite what it is here. */
function createComparison(
  {column, operator}: Compare,
  values: readonly LocalValue[],
  columns: Scan['columns'],
): Test {
  const at = columns.findIndex(({source, isParameter}) => source === column && !isParameter);
  const type = columns[at]?.type;
  if (type === undefined || (operator !== '=' && operator !== '<>')) return () => true;
  const wanted = new Set(values);
  return row => {
    const value = row[at] ?? null;
    if (value === null) return false;
    return wanted.has(value) === (operator === '=') || !isPlain(value, type);
  };
}

/** An API may give other values than those of the column's type, of which SQLite may make some. */
function isPlain(value: LocalValue, type: ColumnType): boolean {
  if (type === 'text') return typeof value === 'string' && value.isWellFormed();
  return type === 'boolean' ? value === 0 || value === 1 : Number.isSafeInteger(value);
}
