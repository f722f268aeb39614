import type {Column} from '../catalog/column.js';
import type {JsonHeaderFilter, SearchFilter, TimestampForm} from '../catalog/wire.js';
import type {Predicate, Scan} from '../plan/plan.js';
import {printJson} from './parse-json.js';
import {toWire} from './wire-value.js';

type Compare = Extract<Predicate, {readonly kind: 'compare'}>;
type WireFilter = Readonly<Record<string, unknown>>;

/** What of a list is asked for, and in what order. */
export interface ListFilter {
  readonly filter?: Predicate | undefined;
  readonly order?: Scan['order'] | undefined;
}

/**
 * The value of the header that says a filter and an order, in ASCII only. Undefined where there is nothing to say,
 * or where the language has no word for it or it gets too long: then the list is fetched without it.
 */
export function printFilter(
  language: JsonHeaderFilter,
  columns: readonly Column[],
  timestamps: TimestampForm | undefined,
  {filter, order}: ListFilter,
): string | undefined {
  const condition = filter === undefined ? {} : writePredicate(language, columns, timestamps, filter);
  if (condition === undefined) return undefined;
  const wire = {...condition, ...(order === undefined ? {} : writeOrder(language, columns, order))};
  if (Object.keys(wire).length === 0) return undefined;
  const text = printJson(wire).replace(/[\u007f-\uffff]/g, escapeUnit);
  return text.length > language.maxLength ? undefined : text;
}

function writePredicate(
  language: JsonHeaderFilter,
  columns: readonly Column[],
  timestamps: TimestampForm | undefined,
  predicate: Predicate,
): WireFilter | undefined {
  if (predicate.kind === 'compare') return writeCompare(language, columns, timestamps, predicate);
  const parts: WireFilter[] = [];
  for (const part of flatten(predicate)) {
    const written = writePredicate(language, columns, timestamps, part);
    if (written === undefined) return undefined;
    parts.push(written);
  }
  const [first, ...others] = parts;
  // Nothing at all is true under AND, and under OR the list is empty anyway: the local WHERE sees to that.
  if (first === undefined) return {};
  if (others.length === 0) return first;
  if (predicate.kind === 'or') return {[language.or]: parts};
  const names = parts.flatMap(part => Object.keys(part));
  const isFlat = names.every(name => name !== language.or && name !== language.and);
  return isFlat && new Set(names).size === names.length
    ? Object.assign({}, ...parts)
    : {[language.and]: parts};
}

function writeCompare(
  language: JsonHeaderFilter,
  columns: readonly Column[],
  timestamps: TimestampForm | undefined,
  {column: name, operator, value}: Compare,
): WireFilter | undefined {
  const column = columns.find(candidate => candidate.name === name);
  const word = language.operators[operator];
  if (column === undefined || word === undefined || value === null || value instanceof Uint8Array) {
    return undefined;
  }
  const wire = toWire(value, column.type, timestamps);
  return {[wireName(column)]: word === null ? wire : {[word]: wire}};
}

function writeOrder(
  language: JsonHeaderFilter,
  columns: readonly Column[],
  order: NonNullable<Scan['order']>,
): WireFilter {
  const column = columns.find(candidate => candidate.name === order.column);
  const {key, ascending, descending} = language.order;
  return {
    [language.orderBy]: column === undefined ? order.column : wireName(column),
    [key]: order.descending ? descending : ascending,
  };
}

/** The parts of a condition, those of the same kind within it included. */
function flatten(predicate: Exclude<Predicate, Compare>): readonly Predicate[] {
  return predicate.parts.flatMap(part => (part.kind === predicate.kind ? flatten(part) : [part]));
}

function wireName(column: Column): string {
  return column.path?.replace(/^\$\./, '') ?? column.name;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * What a search parameter can say of a filter: the value that one of its columns must be equal to. Undefined where
 * there is no such condition among those that all hold.
 */
export function printSearch(language: SearchFilter, filter: Predicate | undefined): string | undefined {
  const parts = filter?.kind === 'and' ? filter.parts : filter === undefined ? [] : [filter];
  for (const part of parts) {
    const says = part.kind === 'compare' && part.operator === '=' && language.columns.includes(part.column);
    if (says && typeof part.value === 'string' && part.value !== '') return part.value;
  }
  return undefined;
}
