import type {WireRow, WireValue} from './data-set.js';

/** Where servers may differ from each other, and from what SQLite does. */
export interface Quirks {
  /** Text is equal whatever its case, and blanks at its end don't count, as in MySQL. */
  readonly ignoresCase: boolean;
  /** A row without a value is among those that are less, greater or other than a value. */
  readonly keepsNulls: boolean;
  /** Filters that are refused: none, all, or those that name one of the columns. */
  readonly refused: readonly string[] | 'all';
  /** How the number of all rows is told: as a number, as text, which is read as one, or not at all. */
  readonly total: 'told' | 'text' | 'hidden';
  /** What makes the order of rows that nobody asked an order for. */
  readonly seed: number;
}

type Json = unknown;

/** Names of the columns that a filter speaks of. */
export function columnsOf(filter: Json): readonly string[] {
  return entriesOf(filter).flatMap(([name, value]) => {
    if (name === '+order_by') return [String(value)];
    if (name === '+and' || name === '+or') return listOf(value).flatMap(columnsOf);
    return name.startsWith('+') ? [] : [name];
  });
}

/** Whether a row fulfils a filter as Linode documents it. Throws where the filter says what is not documented. */
export function matchFilter(filter: Json, row: WireRow, quirks: Quirks): boolean {
  return entriesOf(filter).every(([name, wanted]) => {
    if (name === '+order_by' || name === '+order') return true;
    if (name === '+and') return listOf(wanted).every(part => matchFilter(part, row, quirks));
    if (name === '+or') return listOf(wanted).some(part => matchFilter(part, row, quirks));
    if (name.startsWith('+')) throw new Error(`there is no operator ${name} for a filter`);
    const value = row[name] ?? null;
    if (typeof wanted !== 'object' || wanted === null) return isEqual(value, wanted as WireValue, quirks);
    return entriesOf(wanted).every(([operator, operand]) => {
      const apply = operators[operator];
      if (apply === undefined) throw new Error(`there is no operator ${operator} for a value`);
      return apply(value, operand as WireValue, quirks);
    });
  });
}

/** By its columns ascending or descending; rows that are equal stay as they stand. */
export function orderRows(filter: Json, rows: readonly WireRow[]): readonly WireRow[] {
  const {'+order_by': name, '+order': order} = Object.fromEntries(entriesOf(filter));
  if (typeof name !== 'string') return rows;
  const sign = order === 'desc' ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a[name] ?? null, b[name] ?? null));
}

type Operator = (value: WireValue, operand: WireValue, quirks: Quirks) => boolean;

const ranged =
  (isWanted: (order: number) => boolean): Operator =>
  (value, operand, {keepsNulls}) =>
    value === null ? keepsNulls : isWanted(compare(value, operand));

const operators: Readonly<Record<string, Operator>> = {
  '+gt': ranged(order => order > 0),
  '+gte': ranged(order => order >= 0),
  '+lt': ranged(order => order < 0),
  '+lte': ranged(order => order <= 0),
  '+neq': (value, operand, quirks) => (value === null ? quirks.keepsNulls : !isEqual(value, operand, quirks)),
  '+contains': (value, operand) => value !== null && fold(String(value)).includes(fold(String(operand))),
};

function isEqual(value: WireValue, wanted: WireValue, {ignoresCase}: Quirks): boolean {
  if (typeof value === 'string' && typeof wanted === 'string' && ignoresCase) {
    return fold(value).trimEnd() === fold(wanted).trimEnd();
  }
  return typeof value === typeof wanted ? value === wanted : String(value) === String(wanted);
}

function compare(a: WireValue, b: WireValue): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return Number(a > b) - Number(a < b);
}

/** Case and marks don't count, as in MySQL's usual collations. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
}

function entriesOf(value: Json): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${JSON.stringify(value)} is not an object`);
  }
  return Object.entries(value);
}

function listOf(value: Json): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${JSON.stringify(value)} is not a list`);
  return value;
}
