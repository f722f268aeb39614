import type {GroupedCore, PostgresCore} from '../../../statement/postgres/tree.js';
import type {
  ColumnReference,
  Core,
  Expression,
  Query,
  ResultColumn,
  SelectCore,
  With,
} from '../../../statement/query.js';
import {commonType} from '../postgres-type.js';
import {resultName} from '../result-name.js';
import {resolveName} from '../table-name.js';
import {inferWindow} from './infer-call.js';
import {inferAll, inferCondition, inferExpression} from './infer-expression.js';
import {inferFrom, rename} from './infer-from.js';
import {inferRows} from './infer-rows.js';
import {type Inference, take} from './inference.js';
import {type Column, isFunction, itemsNamed, openScope, type Scope, starColumns} from './scope.js';

/** Finds the types of a query, and gives its columns; undefined where these are not known. */
export function inferQuery(
  inference: Inference,
  query: Query,
  parent: Scope | undefined,
): readonly Column[] | undefined {
  const outer = query.with === undefined ? parent : inferCommonTables(inference, query.with, parent);
  const {columns, scope} = inferCore(inference, query.first, outer);
  const parts = [columns];
  for (const {core} of query.rest) parts.push(inferCore(inference, core, outer).columns);
  const result = query.rest.length === 0 ? columns : combine(parts);
  const aliases = new Map(result?.toReversed().map(each => [each.name.toLowerCase(), each]));
  const named = query.rest.length === 0 ? scope : openScope(outer);
  named.aliases = aliases;
  for (const {expression} of query.orderBy) {
    // A name alone is that of a result column, before any other.
    const shown = isName(expression) ? aliases.get(expression.column.name.toLowerCase()) : undefined;
    if (shown === undefined || !isName(expression)) inferExpression(inference, named, expression);
    else inference.types.set(expression, shown.type);
  }
  for (const count of [query.limit, query.offset]) {
    if (count === undefined) continue;
    inferExpression(inference, openScope(outer), count);
    take(inference, count, 'int8');
  }
  inference.results.set(query, result);
  return result;
}

function inferCore(
  inference: Inference,
  core: Core,
  parent: Scope | undefined,
): {columns: readonly Column[] | undefined; scope: Scope} {
  const scope = openScope(parent);
  if (core.kind === 'values') {
    for (const row of core.rows) inferAll(inference, scope, row);
    const columns = (core.rows[0] ?? []).map((_, index) => ({
      name: `column${index + 1}`,
      type: commonType(core.rows.map(row => row[index] && inference.types.get(row[index]))),
    }));
    return {columns, scope};
  }
  return {columns: inferSelect(inference, core, scope), scope};
}

function inferSelect(inference: Inference, core: SelectCore, scope: Scope): readonly Column[] | undefined {
  if (core.from !== undefined) inferFrom(inference, core.from, scope);
  if ('grouped' in core) {
    const {from} = core as GroupedCore;
    return inference.results.get(from.query);
  }
  const {distinctOn} = core as PostgresCore;
  inferRows(inference, scope, core);
  inferAll(inference, scope, distinctOn?.expressions ?? []);
  const columns = inferResultColumns(inference, scope, core.columns);
  inferCondition(inference, scope, core.where);
  // GROUP BY may name a result column.
  scope.aliases = new Map(columns?.map(column => [column.name.toLowerCase(), column]));
  inferAll(inference, scope, core.groupBy);
  inferCondition(inference, scope, core.having);
  for (const {definition} of core.windows) inferWindow(inference, scope, definition);
  return columns;
}

/** The columns of SELECT or RETURNING. */
export function inferResultColumns(
  inference: Inference,
  scope: Scope,
  nodes: readonly ResultColumn[],
): readonly Column[] | undefined {
  const columns: Column[] = [];
  let isKnown = true;
  for (const node of nodes) {
    if (node.kind === 'expression') {
      const type = inferExpression(inference, scope, node.expression);
      const name = node.alias?.name ?? resultName(node.expression, inference);
      const isAsked = node.expression.kind === 'cast' || node.expression.kind === 'parameter';
      columns.push({name, type, isAsked});
      continue;
    }
    const qualifier = resolveName(
      inference.catalog,
      node.qualifier.map(part => part.name),
    );
    const shown = starColumns(scope, qualifier);
    const isWhole = qualifier.length === 0;
    const isSpelt = (isWhole && scope.isExpanded) || itemsNamed(scope, qualifier).some(isFunction);
    inference.stars.set(node, {columns: shown, isSpelt});
    if (shown === undefined) isKnown = false;
    else columns.push(...shown.map(({name, type}) => ({name, type})));
  }
  return isKnown ? columns : undefined;
}

function isName(node: Expression): node is ColumnReference {
  return node.kind === 'column' && node.qualifier.length === 0;
}

/** Named by the first part, typed as all of them are. */
function combine(parts: readonly (readonly Column[] | undefined)[]): readonly Column[] | undefined {
  const [first] = parts;
  return first?.map(({name}, index) => ({
    name,
    type: commonType(parts.map(part => part?.[index]?.type)),
  }));
}

function inferCommonTables(inference: Inference, node: With, parent: Scope | undefined): Scope {
  const commonTables = new Map(parent?.commonTables);
  const scope: Scope = {...openScope(parent), commonTables};
  for (const {name, columns, query} of node.tables) {
    const names = columns?.map(each => each.name);
    const key = name.name.toLowerCase();
    if (node.recursive && query.rest.length > 0) {
      // The first part says what the others see.
      const first = inferCore(inference, query.first, scope).columns;
      commonTables.set(key, rename(first, names));
    }
    commonTables.set(key, rename(inferQuery(inference, query, scope), names));
  }
  return scope;
}
