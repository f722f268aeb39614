import type {ResourceEntry} from '../catalog/catalog.js';
import type {ColumnType} from '../catalog/column.js';
import type {Parameter} from '../catalog/method.js';
import {suggestionHint} from '../catalog/suggest.js';
import {RowgateError} from '../errors.js';
import type {ColumnReference, Expression, Query, Range} from '../statement/query.js';

import {place} from './place.js';
import type {ValueType} from './value-type.js';

/** A use of a resource in the text, while what the text says of it is being gathered. */
export interface ScanDraft {
  /** Name of the local table. */
  readonly table: string;
  /** What the SQL calls it. */
  readonly called: string;
  readonly entry: ResourceEntry;
  /** Where the text names it. */
  readonly range: Range;
  /** Columns of the resource that the text uses. */
  readonly used: Set<string>;
  /** Where it matters what their values are. That a query shows them does not, as long as nothing looks at its result. */
  readonly reads: Set<Range>;
  /** Parameters used as columns that no column carries, such as `page`: by name. */
  readonly echoed: Map<string, Parameter>;
  /** Conditions that every row of it which matters fulfils. */
  readonly conditions: Condition[];
}

export interface Condition {
  readonly expression: Expression;
  /** The FROM clause that it stands over: what a binding may be taken from. */
  readonly scope: Scope;
}

/** What a name can mean at some place of the text. */
export interface Scope {
  readonly parent: Scope | undefined;
  readonly items: FromItem[];
  /** Columns that a NATURAL or USING join made one of with a column of the same name before them. */
  readonly merged: Set<ScopeColumn>;
  /** Columns that `*` shows before the others of their table, in this order. */
  readonly leading: Set<ScopeColumn>;
  /** Common tables that can be seen from here, by name in lower case. */
  readonly commonTables: ReadonlyMap<string, CommonColumns>;
  /** Ranges of the WITH clauses that make them. */
  readonly withText: readonly Range[];
  /** It lies in a common table that may be made from itself, and can't be asked for its values before. */
  readonly isRecursive?: boolean;
  /** Its tables may have rows of nothing but NULL, where a join keeps rows that nothing matches. */
  hasOuterJoin?: boolean;
  /** Names that the result columns were given, in lower case: SQLite lets WHERE and others use them. */
  aliases: ReadonlyMap<string, ScopeColumn>;
}

export interface CommonColumns {
  readonly columns: readonly ScopeColumn[];
  /** What makes it, where it is used but once. */
  readonly query?: Query;
}

/** A table in a FROM clause. */
export interface FromItem {
  readonly alias: string;
  /** `provider.service.resource` without an alias can also qualify a column. */
  readonly address: readonly string[] | undefined;
  readonly columns: readonly ScopeColumn[];
  readonly draft: ScanDraft | undefined;
  /** Uses of resources within a subquery that can lose a row where a condition on its result loses what comes of it. */
  readonly through?: readonly ScanDraft[] | undefined;
  /** The range of the table in FROM, with its alias. */
  readonly range: Range;
}

export interface ScopeColumn {
  readonly name: string;
  readonly type: ColumnType | undefined;
  /** What its values are, where no declared type says it: of an expression. */
  readonly valueType?: ValueType;
  readonly secret?: boolean;
  /** The resource it is a column of. */
  readonly draft?: ScanDraft;
  /** Not part of `*`: a parameter of the API. */
  readonly parameter?: Parameter;
  /** A bare NULL, of no type of its own. */
  readonly isNull?: boolean;
  /** Not part of `*` either: a column that has to be asked for by its name. */
  readonly isReserved?: boolean;
  /** What stands in the local database for a reference to it, where that is not its name. */
  readonly sql?: string;
  /** The columns of resources whose values a result column has, as they are. */
  readonly origins?: readonly ScopeColumn[];
  /** What the SQL calls the table of the resource that it is a column of. */
  readonly table?: string;
}

/** A scope without tables of its own. */
export function emptyScope(parent: Scope | undefined): Scope {
  return {
    parent,
    items: [],
    merged: new Set(),
    leading: new Set(),
    commonTables: parent?.commonTables ?? new Map(),
    aliases: new Map(),
    withText: parent?.withText ?? [],
    ...(parent?.isRecursive && {isRecursive: true}),
  };
}

/** Marks a column as one whose values matter at a place of the text. */
export function useColumn(column: ScopeColumn, at: Range): void {
  showColumn(column);
  readColumn(column, at);
}

/** The same of the columns of a table of which these are the values. */
export function readColumn(column: ScopeColumn, at: Range): void {
  for (const {draft, parameter} of originsOf(column)) {
    // All rows of a call have the same value of a parameter.
    if (parameter === undefined || parameter.column !== undefined) draft?.reads.add(at);
  }
}

/** Marks a column as used, so that the local table has it. */
function showColumn(column: ScopeColumn): void {
  if (column.draft === undefined) return;
  const {parameter} = column;
  if (parameter === undefined) column.draft.used.add(column.name);
  else if (parameter.column !== undefined) column.draft.used.add(parameter.column);
  else column.draft.echoed.set(parameter.name, parameter);
}

/**
 * What a column reference means.
 *
 * @throws RowgateError `unknown_column` or `ambiguous_name`, at its place in the text.
 */
export function lookUpColumn(
  text: {readonly source: string},
  scope: Scope,
  node: ColumnReference,
): ScopeColumn {
  const name = node.column.name.toLowerCase();
  const qualifier = node.qualifier.map(part => part.name.toLowerCase());
  for (let here: Scope | undefined = scope; here !== undefined; here = here.parent) {
    const items = here.items.filter(item => qualifier.length === 0 || answersTo(item, qualifier));
    // A real column goes before a hidden one of another table.
    const all = items
      .flatMap(item => item.columns)
      .filter(each => each.name.toLowerCase() === name && (qualifier.length > 0 || !here.merged.has(each)));
    const visible = all.filter(each => each.parameter === undefined);
    const found = visible.length > 0 ? visible : all;
    const [column] = found;
    if (column !== undefined) {
      if (found.length > 1) {
        const tables = items.filter(item => item.columns.some(each => each.name.toLowerCase() === name));
        throw new RowgateError('ambiguous_name', `column "${node.column.name}" is in several tables`, {
          hint: `Say which: ${tables.map(item => `${item.alias}.${node.column.name}`).join(' or ')}.`,
          position: place(text, node.range),
        });
      }
      return column;
    }
    if (qualifier.length === 0) {
      const alias = here.aliases.get(name);
      if (alias !== undefined) return alias;
    }
  }
  throw unknownColumn(text, scope, node);
}

export function answersTo(item: FromItem, qualifier: readonly string[]): boolean {
  if (qualifier.length === 1) return item.alias.toLowerCase() === qualifier[0];
  const {address} = item;
  return (
    address !== undefined && address.slice(-qualifier.length).join('.').toLowerCase() === qualifier.join('.')
  );
}

function unknownColumn(text: {readonly source: string}, scope: Scope, node: ColumnReference): RowgateError {
  const position = place(text, node.range);
  const all: FromItem[] = [];
  for (let here: Scope | undefined = scope; here !== undefined; here = here.parent) all.push(...here.items);
  const qualifier = node.qualifier.map(part => part.name);
  const items =
    qualifier.length > 0
      ? all.filter(item =>
          answersTo(
            item,
            qualifier.map(each => each.toLowerCase()),
          ),
        )
      : all;
  if (qualifier.length > 0 && items.length === 0) {
    const hint = suggestionHint(
      qualifier.join('.'),
      all.map(item => item.alias),
      'Tables here',
    );
    return new RowgateError('unknown_column', `there is no table "${qualifier.join('.')}" in this FROM`, {
      hint,
      position,
    });
  }
  const names = [
    ...new Set(
      items
        .flatMap(item => item.columns)
        .filter(each => each.parameter === undefined)
        .map(each => each.name),
    ),
  ];
  const where =
    items.length === 1 && items[0] !== undefined
      ? ` in ${items[0].address?.join('.') ?? items[0].alias}`
      : '';
  const near = suggestionHint(node.column.name, names, 'Columns');
  const quoted = node.column.quoted && qualifier.length === 0;
  const hint = quoted
    ? `Double quotes are for names; a string is in single quotes: '${node.column.name}'.${near?.startsWith('Did') ? ` ${near}` : ''}`
    : near;
  return new RowgateError('unknown_column', `there is no column "${node.column.name}"${where}`, {
    hint,
    position,
  });
}

/** A column of a result: what it is called and what type it has, whatever it came from. */
export function stripped(column: ScopeColumn): ScopeColumn {
  const {name, type, valueType, secret} = column;
  const origins = originsOf(column);
  return {
    name,
    type,
    ...(valueType && {valueType}),
    ...(secret && {secret}),
    ...(origins.length > 0 && {origins}),
  };
}

/** The columns of resources whose values a column has, itself if it is one. */
export function originsOf(column: ScopeColumn): readonly ScopeColumn[] {
  return column.draft === undefined ? (column.origins ?? []) : [column];
}

/** What a column is in one use of a resource, if its values are of that. */
export function columnIn(draft: ScanDraft, column: ScopeColumn | undefined): ScopeColumn | undefined {
  return column && originsOf(column).find(each => each.draft === draft);
}

/** The uses of resources that conditions on a table of a FROM clause hold for. */
export function draftsOf({draft, through = []}: FromItem): readonly ScanDraft[] {
  return draft === undefined ? through : [draft];
}

/** What `*` stands for over some tables of a scope: all but hidden columns, and merged ones once. */
export function starColumns(
  scope: Scope,
  items: readonly FromItem[],
  isWhole = true,
): readonly ScopeColumn[] {
  const columns = items
    .flatMap(item => (isWhole ? leadingFirst(scope, item) : item.columns))
    .filter(column => column.parameter === undefined && !column.isReserved);
  for (const column of columns) showColumn(column);
  return columns.filter(column => !(isWhole && scope.merged.has(column))).map(stripped);
}

function leadingFirst(scope: Scope, {columns}: FromItem): readonly ScopeColumn[] {
  const leading = [...scope.leading].filter(column => columns.includes(column));
  return [...leading, ...columns.filter(column => !leading.includes(column))];
}
