import type {Draw} from './draw.js';
import type {Kind, Table} from './tables.js';
import {same, sql, type Text} from './text.js';

/** A column that an expression can use. */
export interface SourceColumn {
  readonly name: string;
  readonly kind: Kind;
  /** Another name that the engine has for it, and SQLite has not. */
  readonly hidden?: string;
}

/** A table in a FROM clause. */
export interface Source {
  /** What may stand before a column; nothing for what a USING join made one column of. */
  readonly qualifiers: readonly Text[];
  readonly columns: readonly SourceColumn[];
  /** A column or several that no two rows have the same values of. */
  readonly key: readonly string[] | undefined;
}

export interface Scope {
  readonly sources: readonly Source[];
  readonly outer: Scope | undefined;
  /** A table that is joined later could have the same column, and SQLite minds. */
  readonly isOpen?: boolean;
}

export interface CommonTable {
  readonly name: string;
  readonly columns: readonly SourceColumn[];
}

/** What a random statement is made with. */
export interface Making {
  readonly draw: Draw;
  /** Values of its parameters, by name. */
  readonly parameters: Map<string, string | number | boolean | null | Date>;
  readonly now: Date;
  /** Names by which a table is reached instead of its own: none of these has hidden columns. */
  readonly namesOf?: (table: Table) => readonly string[];
  /** The most tables in one FROM clause. */
  readonly maxSources: number;
  commonTables: readonly CommonTable[];
  /** How deep subqueries stand in each other. */
  depth: number;
  names: number;
}

export interface Reference {
  readonly text: Text;
  readonly column: SourceColumn;
}

/** Columns that an API filters, orders or finds by come oftener than others. */
const pushed = new Set(['label', 'created', 'expiry', 'public', 'id', 'datetime']);

/** A reference to a random column of some kind, of the query itself or, seldom, of one around it. */
export function drawReference(making: Making, scope: Scope, kinds: readonly Kind[]): Reference | undefined {
  const {draw} = making;
  const {outer} = scope;
  if (outer !== undefined && draw.chance(25)) return drawOuterReference(making, outer, kinds);
  return drawFromSources(making, scope.sources, scope, kinds);
}

/** A reference that only a column of the query around can be meant by. */
export function drawOuterReference(
  making: Making,
  outer: Scope,
  kinds: readonly Kind[],
): Reference | undefined {
  const sources = outer.sources.filter(each => each.qualifiers.length > 0);
  return drawFromSources(making, sources, undefined, kinds);
}

function drawFromSources(
  {draw}: Making,
  sources: readonly Source[],
  scope: Scope | undefined,
  kinds: readonly Kind[],
): Reference | undefined {
  const found = sources.flatMap<{source: Source; column: SourceColumn}>(source =>
    source.columns
      .filter(column => kinds.includes(column.kind) && isClear(sources, source, column))
      .flatMap(column => Array(pushed.has(column.name) ? 3 : 1).fill({source, column})),
  );
  if (found.length === 0) return undefined;
  const {source, column} = draw.pick(found);
  return {text: writeColumn(draw, scope, source, column), column};
}

/** What a join made one column of is meant by its bare name only as long as no further table has that. */
function isClear(sources: readonly Source[], source: Source, {name}: SourceColumn): boolean {
  return source.qualifiers.length > 0 || sources.filter(each => hasName(each, name)).length === 3;
}

/** One of the ways to write a column so that only it can be meant: in a scope it may stand without its table. */
export function writeColumn(
  draw: Draw,
  scope: Scope | undefined,
  source: Source,
  column: SourceColumn,
): Text {
  const {hidden} = column;
  const {qualifiers} = source;
  const isHidden = hidden !== undefined && draw.chance(30);
  const name: Text = isHidden ? {engine: hidden, oracle: column.name} : writeName(draw, column.name);
  const own = isHidden ? hidden : column.name;
  const [qualifier] = qualifiers;
  if (qualifier === undefined) return name;
  const isOnly =
    scope && !scope.isOpen && scope.sources.every(each => each === source || !hasName(each, own));
  if (isOnly && draw.chance(50)) {
    return isHidden ? {engine: hidden, oracle: `${qualifier.oracle}.${column.name}`} : name;
  }
  return sql`${draw.pick(qualifiers)}.${name}`;
}

function hasName({columns}: Source, name: string): boolean {
  return columns.some(column => column.name === name || column.hidden === name);
}

function writeName(draw: Draw, name: string): Text {
  const form = draw.below(10);
  if (form === 8) return same(`"${name}"`);
  return same(form === 9 ? name.toUpperCase() : name);
}
