import {childrenOf} from '../../../statement/children.js';
import type {Expression, FunctionCall, ResultColumn, SelectCore} from '../../../statement/query.js';
import {functions} from '../functions/index.js';
import {setFunctions} from '../functions/set-functions.js';
import {inferSet} from './infer-set.js';
import {type Inference, refuse} from './inference.js';
import type {Scope} from './scope.js';

/**
 * Infers the function that gives rows in the list of a SELECT, if there is one. Each of its rows stands beside the row that it
 * is called for, as if the function were a table behind the others.
 */
export function inferRows(inference: Inference, scope: Scope, core: SelectCore): void {
  const calls = core.columns.flatMap((column, index) =>
    column.kind === 'expression'
      ? findAll(column.expression, isSet).map(node => ({node, column, index}))
      : [],
  );
  const [call, second] = calls;
  if (call === undefined) return;
  const {node, column, index} = call;
  if (second !== undefined) {
    throw refuse(
      inference,
      'a second function that gives rows',
      second.node.name.range,
      'It may stand in FROM.',
    );
  }
  const all = core.columns.flatMap(each => (each.kind === 'expression' ? [each.expression] : []));
  const isOfRows = all.some(each => findAll(each, isOverRows).length > 0);
  const isGrouped = core.groupBy.length > 0 || all.some(each => findAll(each, isAggregate).length > 0);
  if (isOfRows || (isGrouped && !core.groupBy.some(each => means(each, column, index)))) {
    const hint = 'Put it into FROM, or group by it.';
    throw refuse(inference, `${node.name.name}(…) beside functions of several rows`, node.name.range, hint);
  }
  const alias = `each ${inference.rows.size + 1}`;
  const {rule, columns} = inferSet(inference, scope, node, alias);
  const [only, other] = columns;
  if (only === undefined || other !== undefined) {
    throw refuse(inference, `${node.name.name}(…) here`, node.name.range, 'It may stand in FROM.');
  }
  inference.rows.set(node, {rule, alias, column: only});
  inference.expanded.set(core, node);
}

/** Functions in an expression, but not in the queries in it. */
function findAll(node: Expression, isWanted: (call: FunctionCall) => boolean): readonly FunctionCall[] {
  const own = node.kind === 'function' && isWanted(node) ? [node] : [];
  const inner = childrenOf(node).flatMap(child =>
    child.kind === 'query' || isTableOrCore(child.kind) ? [] : findAll(child as Expression, isWanted),
  );
  return [...own, ...inner];
}

function isTableOrCore(kind: string): boolean {
  return ['select', 'values', 'table', 'table-function', 'derived', 'exec-table', 'join', 'group'].includes(
    kind,
  );
}

function isSet({name, over}: FunctionCall): boolean {
  return over === undefined && Object.hasOwn(setFunctions, name.name.toLowerCase());
}

function isOverRows({over}: FunctionCall): boolean {
  return over !== undefined;
}

function isAggregate({name}: FunctionCall): boolean {
  return functions.get(name.name.toLowerCase())?.some(rule => rule.of === 'rows') ?? false;
}

/** Whether a term of GROUP BY is a result column, by its number or its name. */
function means(
  term: Expression,
  {alias}: Extract<ResultColumn, {kind: 'expression'}>,
  index: number,
): boolean {
  if (term.kind === 'literal') return Number(term.value) === index + 1;
  if (term.kind !== 'column' || term.qualifier.length > 0) return false;
  return alias?.name.toLowerCase() === term.column.name.toLowerCase();
}
