import {RowgateError} from '../errors.js';
import type {
  Core,
  Expression,
  Query,
  Range,
  ResultColumn,
  SelectCore,
  StarColumn,
} from '../statement/query.js';
import {type Analysis, textOf} from './analysis.js';
import {withCommonTables} from './common-tables.js';
import {addConditions} from './conditions.js';
import {analyzeAll, analyzeExpression, analyzeWindow} from './expression.js';
import {expressionType} from './expression-type.js';
import {analyzeFrom} from './from.js';
import {commonType} from './function-call.js';
import {noteType} from './parameter-type.js';
import {place} from './place.js';
import {quoteName} from './rewrite.js';
import {keepsRows} from './row-wise.js';
import {
  answersTo,
  draftsOf,
  emptyScope,
  type FromItem,
  originsOf,
  readColumn,
  type ScanDraft,
  type Scope,
  type ScopeColumn,
  starColumns,
  stripped,
} from './scope.js';
import {joinTypes, type MaybeType} from './value-type.js';

/**
 * Finds out what a query reads: its uses of resources become drafts of the analysis, with the conditions that hold
 * for them. Returns its result columns.
 */
export function analyzeQuery(
  analysis: Analysis,
  query: Query,
  parent: Scope | undefined,
): readonly ScopeColumn[] {
  const columns = analyzeTableQuery(analysis, query, parent);
  readColumns(columns, query.range);
  return columns;
}

/** The same of a query that is a table to another: the values that it shows matter only where that one looks at them. */
export function analyzeTableQuery(
  analysis: Analysis,
  query: Query,
  parent: Scope | undefined,
): readonly ScopeColumn[] {
  const outer = query.with === undefined ? parent : withCommonTables(analysis, query, query.with, parent);
  const cores = [query.first, ...query.rest.map(each => each.core)].map(core => ({
    core,
    ...analyzeCore(analysis, core, outer),
  }));
  const parts = cores.map(each => each.columns);
  const [{columns, scope} = emptyCore] = cores;
  if (!showsRows(query)) readColumns(parts.flat(), query.range);
  const result = query.rest.length === 0 ? columns : combine(parts);
  analyzeResultOrder(analysis, query, parts, scope, outer);
  analyzeAll(analysis, emptyScope(outer), [query.limit, query.offset]);
  for (const count of [query.limit, query.offset]) if (count) noteType(analysis, count, 'integer');
  analysis.queries.set(query, result);
  // A row that LIMIT would have taken the place of must not be lost.
  if (query.limit === undefined) analysis.through.set(query, cores.flatMap(draftsThrough));
  return result;
}

const emptyCore: {readonly columns: readonly ScopeColumn[]; readonly scope: Scope} = {
  columns: [],
  scope: emptyScope(undefined),
};

/** Each row of the result comes of one of its tables' whatever their values are. */
function showsRows({first, rest}: Query): boolean {
  return rest.length === 0 && first.kind === 'select' && keepsRows(first);
}

function readColumns(columns: readonly ScopeColumn[], at: Range): void {
  for (const column of columns) readColumn(column, at);
}

/** Where each row of the result comes of one row of its tables. */
function draftsThrough({core, scope}: {readonly core: Core; readonly scope: Scope}): readonly ScanDraft[] {
  return core.kind === 'select' && keepsRows(core) ? scope.items.flatMap(draftsOf) : [];
}

/** ORDER BY may name a result column; over a single core, any of its tables' columns besides. */
function analyzeResultOrder(
  analysis: Analysis,
  query: Query,
  parts: readonly (readonly ScopeColumn[])[],
  scope: Scope,
  outer: Scope | undefined,
): void {
  const isSingle = query.rest.length === 0;
  // Of a name that several cores have, the first is meant.
  const named = parts.toReversed().flat();
  const aliases = new Map(named.map(column => [column.name.toLowerCase(), stripped(column)]));
  const orderScope: Scope = isSingle ? scope : {...emptyScope(outer), aliases};
  for (const {expression} of query.orderBy) {
    const shown = isSingle ? columnNamed(query.first, scope, expression) : undefined;
    if (shown === undefined) {
      analyzeExpression(analysis, orderScope, expression);
      continue;
    }
    const column = analysis.resolved.get(shown);
    if (column !== undefined) analysis.resolved.set(expression, column);
  }
}

/**
 * The expression that an ORDER BY term names by its alias: of the first result column, those of a `*` among them, that
 * has the name. A column shown under its own name is found by that like any other.
 */
function columnNamed(core: Core, scope: Scope, term: Expression): Expression | undefined {
  if (core.kind !== 'select' || term.kind !== 'column' || term.qualifier.length > 0) return undefined;
  const name = term.column.name.toLowerCase();
  for (const column of core.columns) {
    if (column.kind === 'expression') {
      if (column.alias?.name.toLowerCase() === name) return column.expression;
    } else if (starItems(scope, column).some(item => hasColumn(item, name))) return undefined;
  }
  return undefined;
}

function starItems(scope: Scope, {qualifier}: StarColumn): readonly FromItem[] {
  const parts = qualifier.map(part => part.name.toLowerCase());
  return scope.items.filter(item => parts.length === 0 || answersTo(item, parts));
}

function hasColumn({columns}: FromItem, name: string): boolean {
  return columns.some(each => each.parameter === undefined && each.name.toLowerCase() === name);
}

function analyzeCore(
  analysis: Analysis,
  core: Core,
  parent: Scope | undefined,
): {columns: readonly ScopeColumn[]; scope: Scope} {
  const scope = emptyScope(parent);
  if (core.kind === 'values') {
    const types = core.rows.map(row => row.map(each => analyzeExpression(analysis, scope, each)));
    const columns = (types[0] ?? []).map((type, index) => ({
      name: `column${index + 1}`,
      type: types.every(row => row[index] === type) ? type : undefined,
      ...joinValueTypes(
        core.rows.map(row => (row[index] === undefined ? null : expressionType(analysis, row[index]))),
      ),
    }));
    return {columns, scope};
  }
  if (core.from !== undefined) analyzeFrom(analysis, core.from, scope);
  analysis.scopes.set(core, scope);
  const columns = analyzeResultColumns(analysis, scope, core.columns);
  analyzeConditions(analysis, core, scope);
  return {columns, scope};
}

/** The columns that a SELECT or RETURNING names; their aliases become known to the scope. */
export function analyzeResultColumns(
  analysis: Analysis,
  scope: Scope,
  nodes: readonly ResultColumn[],
): readonly ScopeColumn[] {
  const columns: ScopeColumn[] = [];
  const aliases = new Map<string, ScopeColumn>();
  for (const node of nodes) {
    const found = analyzeResultColumn(analysis, scope, node);
    columns.push(...found);
    const [column] = found;
    if (node.kind === 'expression' && node.alias !== undefined && column !== undefined) {
      aliases.set(column.name.toLowerCase(), stripped(column));
    }
  }
  scope.aliases = aliases;
  return columns;
}

function analyzeConditions(analysis: Analysis, core: SelectCore, scope: Scope): void {
  analyzeAll(analysis, scope, [core.where, ...core.groupBy, core.having]);
  for (const {definition} of core.windows) analyzeWindow(analysis, scope, definition);
  if (core.where !== undefined) addConditions(scope.items, core.where, scope);
}

function analyzeResultColumn(analysis: Analysis, scope: Scope, node: ResultColumn): readonly ScopeColumn[] {
  if (node.kind === 'star') return expandStar(analysis, scope, node);
  const {expression, alias} = node;
  const edits = analysis.edits.length;
  const type = analyzeExpression(analysis, scope, expression);
  const column = analysis.resolved.get(expression);
  // It is read where the result is.
  for (const {draft} of column === undefined ? [] : originsOf(column)) draft?.reads.delete(expression.range);
  const name = alias?.name ?? column?.name ?? textOf(analysis, node.range);
  const isRewritten = column === undefined ? analysis.edits.length > edits : column.sql !== undefined;
  if (alias === undefined && isRewritten) {
    analysis.edits.push({kind: 'wrap', range: node.range, before: '', after: ` AS ${quoteName(name)}`});
  }
  const isNull = expression.kind === 'literal' && expression.type === 'null';
  const values = type === undefined ? joinValueTypes([expressionType(analysis, expression)]) : {};
  const origins = column === undefined ? [] : originsOf(column);
  return [
    {
      name,
      type,
      ...values,
      ...(isNull && {isNull}),
      ...(column?.secret && {secret: true}),
      ...(origins.length > 0 && {origins}),
    },
  ];
}

/** The type of values that come from several places. */
function joinValueTypes(types: readonly MaybeType[]): Pick<ScopeColumn, 'valueType'> {
  const valueType = joinTypes(types);
  return valueType ? {valueType} : {};
}

function expandStar(analysis: Analysis, scope: Scope, node: StarColumn): readonly ScopeColumn[] {
  const items = starItems(scope, node);
  const qualifier = node.qualifier.map(part => part.name.toLowerCase());
  if (items.length === 0) {
    const what =
      qualifier.length === 0
        ? 'there is no FROM for * to stand for'
        : `there is no table "${qualifier.join('.')}" in this FROM`;
    throw new RowgateError('unknown_column', what, {position: place(analysis, node.range)});
  }
  const [first] = node.qualifier;
  const last = node.qualifier.at(-1);
  const table = items[0]?.columns[0]?.table;
  if (first !== undefined && last !== undefined && table !== undefined && first.name !== table) {
    const range = {start: first.range.start, end: last.range.end};
    analysis.edits.push({kind: 'replace', range, text: quoteName(table)});
  }
  return starColumns(scope, items, qualifier.length === 0);
}

/** The columns of several cores that a set operation joins: named by the first, typed where all agree. */
function combine(parts: readonly (readonly ScopeColumn[])[]): readonly ScopeColumn[] {
  const [first = []] = parts;
  return first.map(({name}, index) => {
    const columns = parts.map(part => part[index]);
    // A bare NULL goes with every type.
    const type = commonType(columns.map(each => (each?.isNull ? null : each?.type)));
    const origins = columns.flatMap(each =>
      each !== undefined && isSameWithin(each.type, type) ? originsOf(each) : [],
    );
    return {
      name,
      type,
      ...joinValueTypes(columns.map(each => (each?.isNull ? null : (each?.valueType ?? each?.type)))),
      ...(columns.some(each => each?.secret) && {secret: true}),
      ...(origins.length > 0 && {origins}),
    };
  });
}

/** Whether a condition means the same of a part of a set operation and of the whole: values of no type are compared as they are. */
function isSameWithin(part: ScopeColumn['type'], whole: ScopeColumn['type']): boolean {
  return part === whole || (whole === undefined && (part === 'text' || part === 'integer'));
}
