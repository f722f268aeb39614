import {quoteName} from '../../../plan/rewrite.js';
import type {Inferred} from '../postgres-type.js';

/** A column that a name can mean, or that a query gives. */
export interface Column {
  readonly name: string;
  readonly type: Inferred;
  /** What stands for it in the translation, where that is not its name. */
  readonly sql?: string;
  /** A resource's own column: SQLite compares it by its declared type. */
  readonly isStored?: boolean;
  /** Its type is one that was asked for: by a cast, or for a parameter. */
  readonly isAsked?: boolean;
  /** A parameter, or another column that `*` doesn't show. */
  readonly isHidden?: boolean;
}

/** What a reference to a column means. */
export interface Meaning extends Column {
  /** The table that it is a column of; a result column, which ORDER BY may name, is of none. */
  readonly item?: Item;
  /** The other table that has a column of the name, where the text does not say which is meant. */
  readonly rival?: Item;
}

/** A table of a FROM clause. */
export interface Item {
  readonly alias: string;
  /** The parts of its name, where it has no alias. */
  readonly address: readonly string[] | undefined;
  /** Undefined: not known, as of a resource that isn't there. */
  readonly columns: readonly Column[] | undefined;
  /** Columns that a join has made one with another's: `*` shows them there. */
  readonly merged: Set<string>;
}

/** What names mean at a place of the text. */
export interface Scope {
  readonly parent: Scope | undefined;
  readonly items: Item[];
  readonly commonTables: ReadonlyMap<string, readonly Column[] | undefined>;
  /** A function that gives rows is among its tables, and SQLite sees all columns of json_each. */
  isExpanded: boolean;
  /** Result columns by their names, for ORDER BY. */
  aliases: ReadonlyMap<string, Column>;
}

export function openScope(parent: Scope | undefined): Scope {
  return {
    parent,
    items: [],
    commonTables: parent?.commonTables ?? new Map(),
    isExpanded: false,
    aliases: new Map(),
  };
}

/** The columns of json_each, which is what a function that gives rows is written as. */
export const eachColumns = ['key', 'value', 'type', 'atom', 'id', 'parent', 'fullkey', 'path'];

/** What a reference means, or undefined where that is not known: then the planner says what is wrong with it. */
export function findColumn(
  scope: Scope | undefined,
  qualifier: readonly string[],
  column: string,
): Meaning | undefined {
  const name = column.toLowerCase();
  for (let here = scope; here !== undefined; here = here.parent) {
    const items = itemsNamed(here, qualifier);
    const found = items.flatMap(item =>
      (item.columns ?? []).filter(each => each.name.toLowerCase() === name).map(each => ({...each, item})),
    );
    const shown = found.filter(each => !each.isHidden && !each.item.merged.has(name));
    const visible = shown[0] ?? found[0];
    const rival = qualifier.length === 0 ? shown[1]?.item : undefined;
    if (visible !== undefined) {
      const {item} = visible;
      const isShared =
        qualifier.length === 0 &&
        (here.isExpanded || here.items.some(isFunction)) &&
        eachColumns.includes(name);
      const sql =
        visible.sql ?? (isShared ? `${quoteName(item.alias)}.${quoteName(visible.name)}` : undefined);
      return {...visible, ...(sql !== undefined && {sql}), ...(rival && {rival})};
    }
    const alias = qualifier.length === 0 ? here.aliases.get(name) : undefined;
    if (alias !== undefined) return alias;
    // It may be a column of a table that nothing is known of.
    if (items.some(item => item.columns === undefined)) return undefined;
  }
  return undefined;
}

/** Whether a table is a function that gives rows. */
export function isFunction({columns}: Item): boolean {
  return columns?.some(each => each.sql !== undefined) ?? false;
}

/** The tables that a qualifier means: all of them without one. */
export function itemsNamed({items}: Scope, qualifier: readonly string[]): readonly Item[] {
  const wanted = qualifier.join('.').toLowerCase();
  return items.filter(({alias, address}) => {
    if (qualifier.length === 0) return true;
    if (qualifier.length === 1 && alias.toLowerCase() === wanted) return true;
    return address !== undefined && address.slice(-qualifier.length).join('.').toLowerCase() === wanted;
  });
}

/** What `*` or `a.*` stands for, or undefined where that is not known. */
export function starColumns(scope: Scope, qualifier: readonly string[]): readonly Meaning[] | undefined {
  const items = itemsNamed(scope, qualifier);
  if (items.some(item => item.columns === undefined)) return undefined;
  const isWhole = qualifier.length === 0;
  return items.flatMap(item =>
    (item.columns ?? [])
      .filter(each => !each.isHidden && !(isWhole && item.merged.has(each.name.toLowerCase())))
      .map(each => ({...each, item})),
  );
}
