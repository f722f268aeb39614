import {resourceColumns} from '../../../plan/resource-columns.js';
import type {PostgresDerived, PostgresTableFunction} from '../../../statement/postgres/tree.js';
import type {Name, Range} from '../../../statement/query.js';
import type {Join, TableExpression} from '../../../statement/table.js';
import {columnTypes} from '../postgres-type.js';
import {resolveName, resourceNamed} from '../table-name.js';
import {inferAll, inferCondition} from './infer-expression.js';
import {inferQuery} from './infer-query.js';
import {inferSet} from './infer-set.js';
import type {Inference} from './inference.js';
import {type Column, eachColumns, type Item, openScope, type Scope} from './scope.js';

/** Adds the tables of a FROM clause to its scope. */
export function inferFrom(inference: Inference, node: TableExpression, scope: Scope): void {
  switch (node.kind) {
    case 'join':
      inferJoin(inference, node, scope);
      return;
    case 'group': {
      if (node.alias === undefined) {
        inferFrom(inference, node.table, scope);
        return;
      }
      const inner = {...openScope(scope.parent), commonTables: scope.commonTables};
      inferFrom(inference, node.table, inner);
      const isKnown = inner.items.every(item => item.columns !== undefined);
      const columns = isKnown ? inner.items.flatMap(item => item.columns ?? []) : undefined;
      addItem(scope, node.alias.name, columns);
      return;
    }
    case 'table':
      scope.items.push(itemOf(inference, scope, node.name, node.alias?.name));
      return;
    case 'derived': {
      const {aliases} = node as PostgresDerived;
      const columns = inferQuery(inference, node.query, {
        ...openScope(scope.parent),
        commonTables: scope.commonTables,
      });
      addItem(
        scope,
        node.alias?.name ?? '',
        rename(
          columns,
          aliases?.columns.map(each => each.name),
        ),
      );
      return;
    }
    case 'table-function':
      inferSetFunction(inference, node as PostgresTableFunction, scope);
      return;
    case 'exec-table':
      for (const {value} of node.exec.arguments) inferAll(inference, scope, [value]);
      inferAll(inference, scope, [node.exec.json]);
      if (node.exec.forEach !== undefined) inferQuery(inference, node.exec.forEach, undefined);
      addItem(scope, node.alias?.name ?? '', undefined);
  }
}

function addItem(scope: Scope, alias: string, columns: readonly Column[] | undefined): void {
  scope.items.push({alias, address: undefined, columns, merged: new Set()});
}

export function rename(
  columns: readonly Column[] | undefined,
  names: readonly string[] | undefined,
): readonly Column[] | undefined {
  if (columns === undefined) return names?.map(name => ({name, type: undefined}));
  return columns.map((column, index) => ({...column, name: names?.[index] ?? column.name}));
}

/** A common table, or a resource, as a table of a FROM clause. */
export function itemOf(
  {catalog}: Inference,
  {commonTables}: Pick<Scope, 'commonTables'>,
  {parts}: Name,
  alias: string | undefined,
): Item {
  const names = parts.map(part => part.name);
  const [first = ''] = names;
  const common = names.length === 1 ? first.toLowerCase() : undefined;
  const merged = new Set<string>();
  if (common !== undefined && commonTables.has(common)) {
    const columns = commonTables.get(common)?.map(({name, type}) => ({name, type}));
    return {alias: alias ?? first, address: undefined, columns, merged};
  }
  const resolved = resolveName(catalog, names);
  const entry = resourceNamed(catalog, names);
  const shown = alias ?? resolved.at(-1) ?? '';
  const draft = entry && {
    table: '',
    called: shown,
    entry,
    range: {start: 0, end: 0},
    used: new Set<string>(),
    reads: new Set<Range>(),
    echoed: new Map(),
    conditions: [],
  };
  const columns =
    draft &&
    resourceColumns(draft).map(column => ({
      name: column.name,
      type: column.type && columnTypes[column.type],
      isStored: true,
      ...((column.parameter !== undefined || column.isReserved) && {isHidden: true}),
    }));
  return {alias: shown, address: alias === undefined ? resolved : undefined, columns, merged};
}

function inferJoin(inference: Inference, node: Join, scope: Scope): void {
  const before = scope.items.length;
  inferFrom(inference, node.left, scope);
  const middle = scope.items.length;
  inferFrom(inference, node.right, scope);
  const left = visibleNames(scope.items.slice(before, middle));
  const right = scope.items.slice(middle);
  const shared = node.natural ? [...visibleNames(right)].filter(name => left.has(name)) : [];
  for (const name of [...shared, ...(node.using ?? []).map(each => each.name.toLowerCase())]) {
    for (const item of right) item.merged.add(name);
  }
  inferCondition(inference, scope, node.on);
}

function visibleNames(items: readonly Item[]): ReadonlySet<string> {
  const columns = items.flatMap(item => item.columns ?? []);
  return new Set(columns.filter(each => !each.isHidden).map(each => each.name.toLowerCase()));
}

function inferSetFunction(inference: Inference, node: PostgresTableFunction, scope: Scope): void {
  const alias = node.alias?.name ?? node.name.name.toLowerCase();
  if (node.name.name.toLowerCase() === 'json_tree') {
    inferAll(inference, scope, node.arguments);
    addItem(scope, alias, treeColumns);
    return;
  }
  const {rule, columns} = inferSet(inference, scope, node, alias);
  const names = node.aliases?.columns ?? [];
  inference.sets.set(node, rule);
  addItem(
    scope,
    alias,
    columns.map((column, index) => ({...column, name: names[index]?.name ?? column.name})),
  );
}

const treeColumns: readonly Column[] = eachColumns.map(name => ({name, type: undefined}));
