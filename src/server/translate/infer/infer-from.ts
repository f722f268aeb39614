import {suggestionHint} from '../../../catalog/suggest.js';
import {positionAt, RowgateError} from '../../../errors.js';
import {resourceColumns} from '../../../plan/resource-columns.js';
import {quoteName} from '../../../plan/rewrite.js';
import type {PostgresDerived, PostgresTableFunction} from '../../../statement/postgres/tree.js';
import type {Expression, Join, Name, TableExpression, TableFunction} from '../../../statement/query.js';
import {fits, kindsFor, literalTypes} from '../functions/function-rule.js';
import {type SetColumn, type SetFunction, setFunctions} from '../functions/set-functions.js';
import {columnTypes, elementType} from '../postgres-type.js';
import {resolveName, resourceNamed} from '../table-name.js';
import {inferAll, inferCondition} from './infer-expression.js';
import {inferQuery} from './infer-query.js';
import {type Inference, take} from './inference.js';
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
  inferAll(inference, scope, node.arguments);
  const alias = node.alias?.name ?? node.name.name.toLowerCase();
  if (node.name.name.toLowerCase() === 'json_tree') {
    addItem(scope, alias, treeColumns);
    return;
  }
  const rule = pickSetFunction(inference, node);
  const kinds = kindsFor({takes: rule.takes, gives: undefined}, node.arguments.length) ?? [];
  for (const [index, value] of node.arguments.entries()) {
    take(inference, value, literalTypes[kinds[index] ?? 'any']);
  }
  const names = Object.keys(rule.columns);
  const only = names.length === 1 ? alias : undefined;
  const columns = names.map((name, index) => {
    const shape = rule.columns[name] as SetColumn;
    return {
      name: node.aliases?.columns[index]?.name ?? only ?? name,
      type: shape.type ?? elementType(inference.types.get(node.arguments[0] as Expression)),
      sql: columnSql(shape.from, quoteName(alias)),
    };
  });
  inference.sets.set(node, {rule, columns});
  addItem(scope, alias, columns);
}

const treeColumns: readonly Column[] = eachColumns.map(name => ({name, type: undefined}));

function columnSql(from: SetColumn['from'], table: string): string {
  switch (from) {
    case 'key':
    case 'value':
      return `${table}."${from}"`;
    case 'time':
      return `timestamp(${table}."value")`;
    default:
      return `pg_element_${from}(${table}."value", ${table}."type")`;
  }
}

function pickSetFunction(inference: Inference, node: TableFunction): SetFunction {
  const name = node.name.name.toLowerCase();
  const types = node.arguments.map(each => inference.types.get(each));
  const rules = Object.hasOwn(setFunctions, name) ? (setFunctions[name] ?? []) : [];
  const rule = rules.find(({takes}) =>
    kindsFor({takes, gives: undefined}, types.length)?.every((kind, index) => fits(kind, types[index])),
  );
  if (rule !== undefined) return rule;
  const position = positionAt(inference.source, node.name.range.start, node.name.range.end);
  if (rules.length > 0) {
    const forms = rules.map(({takes}) => `${name}(${takes.join(', ')})`);
    const given = types.map(type => type ?? 'unknown').join(', ');
    throw new RowgateError('unsupported', `there is no ${name}(${given}) that gives rows`, {
      hint: `There is ${forms.join(', and ')}.`,
      position,
    });
  }
  throw new RowgateError('unsupported', `the table function ${node.name.name}(…) is not supported`, {
    hint: suggestionHint(name, Object.keys(setFunctions), 'Table functions'),
    position,
  });
}
