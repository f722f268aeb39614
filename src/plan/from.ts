import {findMethod, findResource, type ResourceEntry, returnedColumns} from '../catalog/catalog.js';
import {findTable, localName} from '../catalog/local.js';
import {RowgateError} from '../errors.js';
import type {Range} from '../statement/query.js';
import type {
  DerivedTable,
  ExecTable,
  Join,
  TableExpression,
  TableFunction,
  TableGroup,
  TableReference,
} from '../statement/table.js';
import type {Analysis} from './analysis.js';
import {addConditions} from './conditions.js';
import {analyzeAll, analyzeExpression} from './expression.js';
import {analyzeLocal} from './local-table.js';
import {noteType} from './parameter-type.js';
import {place} from './place.js';
import {analyzeTableQuery} from './query.js';
import {resourceColumns} from './resource-columns.js';
import {quoteName} from './rewrite.js';
import {
  draftsOf,
  emptyScope,
  type FromItem,
  type ScanDraft,
  type Scope,
  type ScopeColumn,
  starColumns,
  stripped,
  useColumn,
} from './scope.js';
import {calledTable, tableAddress, tableAlias, tableText} from './table-name.js';
import {analyzeView} from './view.js';

/** Adds the tables of a FROM clause to its scope, and the conditions of its joins to the tables they hold for. */
export function analyzeFrom(analysis: Analysis, node: TableExpression, scope: Scope): void {
  if (node.kind === 'join') analyzeJoin(analysis, node, scope);
  else if (node.kind === 'group') analyzeGroup(analysis, node, scope);
  else scope.items.push(analyzeTable(analysis, node, scope));
}

/** A join in parentheses. With an alias, its tables are one table, with the columns of all. */
function analyzeGroup(analysis: Analysis, node: TableGroup, scope: Scope): void {
  if (node.alias === undefined) {
    analyzeFrom(analysis, node.table, scope);
    return;
  }
  const inner = emptyScope(scope.parent);
  analyzeFrom(analysis, node.table, inner);
  leadMerged(inner, inner.items);
  const columns = starColumns(inner, inner.items);
  const alias = node.alias.name;
  const through = inner.items.flatMap(draftsOf);
  scope.items.push({alias, address: undefined, columns, draft: undefined, through, range: node.range});
}

/** A single table. What it says itself may refer to the tables before it only if it is a table function. */
export function analyzeTable(
  analysis: Analysis,
  node: Exclude<TableExpression, {kind: 'join' | 'group'}>,
  scope: Scope,
): FromItem {
  switch (node.kind) {
    case 'table':
      return analyzeReference(analysis, node, scope);
    case 'table-function':
      return analyzeTableFunction(analysis, node, scope);
    case 'derived':
      return analyzeDerived(analysis, node, scope);
    case 'exec-table':
      return analyzeExec(analysis, node);
  }
}

function analyzeReference(analysis: Analysis, node: TableReference, scope: Scope): FromItem {
  const parts = node.name.parts.map(part => part.name);
  const common = parts.length === 1 ? scope.commonTables.get(parts[0]?.toLowerCase() ?? '') : undefined;
  if (common !== undefined) {
    const alias = node.alias?.name ?? parts[0] ?? '';
    // Each use has columns of its own.
    const columns = common.columns.map(stripped);
    const {query} = common;
    if (query !== undefined) analysis.bodies.set(node.name.range, query);
    const through = query && analysis.through.get(query);
    return {alias, address: undefined, columns, draft: undefined, through, range: node.range};
  }
  const {catalog, locals} = analysis.context;
  const found = findTable(catalog, locals, parts, place(analysis, node.name.range));
  const before = found.kind === 'resource' ? found.entry.address.split('.').slice(0, -1) : [localName];
  analysis.named.push({parts: node.name.parts, before});
  if (found.kind === 'table') return analyzeLocal(analysis, node, found);
  if (found.kind === 'view') return analyzeView(analysis, node, found);
  const draft = addDraft(analysis, found.entry, parts, node.name.range, node.alias?.name);
  const text = tableText(node, quoteName(draft.table), draft.called);
  analysis.edits.push({kind: 'replace', range: node.name.range, text});
  const columns = resourceColumns(draft);
  return {alias: tableAlias(node), address: tableAddress(node), columns, draft, range: node.range};
}

/** Notes a use of a resource, under the name that the text has for it. */
function addDraft(
  analysis: Analysis,
  entry: ResourceEntry,
  parts: readonly string[],
  range: Range,
  alias: string | undefined,
): ScanDraft {
  const uses = analysis.drafts.filter(draft => draft.entry === entry).length;
  const table = uses === 0 ? entry.address : `${entry.address} ${uses + 1}`;
  const draft: ScanDraft = {
    table,
    called: alias ?? calledTable(table, parts),
    entry,
    range,
    used: new Set(),
    reads: new Set(),
    echoed: new Map(),
    conditions: [],
  };
  analysis.drafts.push(draft);
  return draft;
}

const jsonTable: readonly ScopeColumn[] = [
  {name: 'key', type: undefined},
  {name: 'value', type: undefined},
  {name: 'type', type: undefined, valueType: 'text'},
  {name: 'atom', type: undefined},
  {name: 'id', type: undefined, valueType: 'integer'},
  {name: 'parent', type: undefined, valueType: 'integer'},
  {name: 'fullkey', type: undefined, valueType: 'text'},
  {name: 'path', type: undefined, valueType: 'text'},
];
const tableFunctions: Readonly<Record<string, readonly ScopeColumn[]>> = {
  json_each: jsonTable,
  json_tree: jsonTable,
};

function analyzeTableFunction(analysis: Analysis, node: TableFunction, scope: Scope): FromItem {
  analyzeAll(analysis, scope, node.arguments);
  for (const each of node.arguments.slice(0, 1)) noteType(analysis, each, 'json');
  const name = node.name.name.toLowerCase();
  const columns = tableFunctions[name];
  if (columns === undefined) {
    throw new RowgateError('unknown_resource', `there is no table function "${node.name.name}"`, {
      hint: `There are ${Object.keys(tableFunctions).join(' and ')}.`,
      position: place(analysis, node.name.range),
    });
  }
  const alias = node.alias?.name ?? node.name.name;
  return {alias, address: undefined, columns, draft: undefined, range: node.range};
}

function analyzeDerived(analysis: Analysis, node: DerivedTable, scope: Scope): FromItem {
  // A derived table sees the common tables, and what lies around the whole query, but not its neighbours.
  const columns = analyzeTableQuery(analysis, node.query, scope.parent);
  const through = analysis.through.get(node.query);
  return {
    alias: node.alias?.name ?? '',
    address: undefined,
    columns,
    draft: undefined,
    through,
    range: node.range,
  };
}

function analyzeExec(analysis: Analysis, node: ExecTable): FromItem {
  const {exec} = node;
  const change = analysis.context.planCall(exec, analysis.source);
  const entry = findResource(analysis.context.catalog, change.resource.split('.'));
  const method = findMethod(entry, change.method);
  const columns = returnedColumns(entry, method).map(({name, type, secret}) => ({
    name,
    type,
    ...(secret && {secret}),
  }));
  const table = `${change.resource}.${change.method} ${analysis.given.length + 1}`;
  analysis.given.push({
    table,
    columns: columns.map(column => ({...column, source: column.name})),
    change,
  });
  const alias = node.alias?.name ?? method.name;
  const text = quoteName(table) + (node.alias === undefined ? ` AS ${quoteName(alias)}` : '');
  const range = {start: exec.range.start, end: exec.range.end};
  analysis.edits.push({kind: 'replace', range, text: `SELECT * FROM ${text}`});
  return {alias, address: undefined, columns, draft: undefined, range: node.range};
}

function analyzeJoin(analysis: Analysis, node: Join, scope: Scope): void {
  const before = scope.items.length;
  analyzeFrom(analysis, node.left, scope);
  const middle = scope.items.length;
  analyzeFrom(analysis, node.right, scope);
  const left = scope.items.slice(before, middle);
  const right = scope.items.slice(middle);
  if (node.right.kind === 'group') leadMerged(scope, right);
  if (node.type !== 'inner') scope.hasOuterJoin = true;
  // In the order in which SQLite comes to them.
  const shared = node.natural ? namesOf(right).filter(name => namesOf(left).includes(name)) : [];
  for (const name of [...shared, ...(node.using ?? []).map(each => each.name.toLowerCase())]) {
    mergeColumn(analysis, node, scope, left, right, name);
  }
  if (node.on === undefined) return;
  analyzeExpression(analysis, scope, node.on);
  // A side whose rows are kept though nothing matches them can't lose any by the condition.
  const bound = {inner: [...left, ...right], left: right, right: left, full: []}[node.type];
  addConditions(bound, node.on, scope);
}

/** Of two tables that are joined in parentheses, SQLite shows first what the join made one of. */
function leadMerged(scope: Scope, [left, right, ...more]: readonly FromItem[]): void {
  if (left === undefined || right === undefined || more.length > 0) return;
  for (const {name} of [...scope.merged].filter(column => right.columns.includes(column))) {
    const wanted = name.toLowerCase();
    const own = left.columns.find(each => each.parameter === undefined && each.name.toLowerCase() === wanted);
    if (own !== undefined) scope.leading.add(own);
  }
}

function namesOf(items: readonly FromItem[]): readonly string[] {
  return items
    .flatMap(item => item.columns)
    .filter(column => column.parameter === undefined)
    .map(column => column.name.toLowerCase());
}

function mergeColumn(
  analysis: Analysis,
  node: Join,
  scope: Scope,
  left: readonly FromItem[],
  right: readonly FromItem[],
  name: string,
): void {
  for (const items of [left, right]) {
    const columns = items
      .flatMap(item => item.columns)
      .filter(column => column.parameter === undefined && column.name.toLowerCase() === name);
    if (columns.length === 0) {
      const range = node.using?.find(each => each.name.toLowerCase() === name)?.range ?? node.range;
      throw new RowgateError('unknown_column', `USING needs "${name}" on both sides of the join`, {
        position: place(analysis, range),
      });
    }
    for (const column of columns) {
      useColumn(column, node.range);
      if (items === right) scope.merged.add(column);
    }
  }
}
