import {suggestionHint} from '../../../catalog/suggest.js';
import {positionAt, RowgateError} from '../../../errors.js';
import {isQuantified} from '../../../statement/postgres/quantified.js';
import type {PostgresCall} from '../../../statement/postgres/tree.js';
import type {Expression, FunctionCall, OrderingTerm, WindowDefinition} from '../../../statement/query.js';
import {
  type ArgumentKind,
  describeRule,
  type FunctionRule,
  fits,
  kindsFor,
  literalTypes,
} from '../functions/function-rule.js';
import {functions} from '../functions/index.js';
import {setFunctions} from '../functions/set-functions.js';
import {arrayOf, elementType, type Inferred, isArray, isWhole} from '../postgres-type.js';
import {inferAll, inferCondition, inferExpression} from './infer-expression.js';
import {type Inference, refuse, take, unify} from './inference.js';
import type {Scope} from './scope.js';

export function inferCall(inference: Inference, scope: Scope, node: FunctionCall): Inferred {
  const rows = inference.rows.get(node);
  if (rows !== undefined) return rows.column.type;
  if (isQuantified(node))
    throw refuse(inference, 'ANY or ALL here', node.range, 'It stands behind an operator.');
  const values = node.arguments;
  const last = values.at(-1);
  if (last !== undefined && isQuantified(last)) return inferQuantifiedCall(inference, scope, node, last);
  inferAll(inference, scope, values);
  inferOrder(inference, scope, node.orderBy);
  inferCondition(inference, scope, node.filter);
  if (node.over !== undefined && 'kind' in node.over) inferWindow(inference, scope, node.over);
  return applyRule(inference, node, values);
}

/** `a LIKE ANY (…)`: the rule is that of each element. */
function inferQuantifiedCall(
  inference: Inference,
  scope: Scope,
  node: FunctionCall,
  quantified: PostgresCall,
): Inferred {
  const [left] = node.arguments;
  const [list] = quantified.arguments;
  if (left === undefined || list === undefined) return 'bool';
  inferExpression(inference, scope, left);
  inferQuantified(inference, scope, left, quantified);
  const rule = functions.get(node.name.name)?.[0];
  if (rule !== undefined) inference.calls.set(node, rule);
  return 'bool';
}

/** The list or query of ANY and ALL, whose elements are compared with `left`. */
export function inferQuantified(
  inference: Inference,
  scope: Scope,
  left: Expression,
  {arguments: [list]}: PostgresCall,
): void {
  if (list === undefined) return;
  const type = inferExpression(inference, scope, list);
  if (list.kind === 'subquery') take(inference, left, type);
  else if (isArray(type)) {
    take(inference, left, elementType(type));
    if (isArrayOf(list)) unify(inference, [left, ...list.arguments]);
  } else take(inference, list, arrayOf(inference.types.get(left)));
}

function isArrayOf(node: Expression): node is FunctionCall {
  return node.kind === 'function' && node.name.name === 'array';
}

export function inferOrder(inference: Inference, scope: Scope, terms: readonly OrderingTerm[]): void {
  inferAll(
    inference,
    scope,
    terms.map(term => term.expression),
  );
}

export function inferWindow(inference: Inference, scope: Scope, window: WindowDefinition): void {
  inferAll(inference, scope, [...window.partitionBy, ...window.frame]);
  inferOrder(inference, scope, window.orderBy);
}

function applyRule(inference: Inference, node: FunctionCall, values: readonly Expression[]): Inferred {
  const rule = pickRule(inference, node as PostgresCall, values);
  inference.calls.set(node, rule);
  const kinds = kindsFor(rule, values.length) ?? [];
  for (const [index, value] of values.entries()) {
    take(inference, value, literalTypes[kinds[index] ?? 'any']);
  }
  switch (rule.gives) {
    case 'first':
      return values[0] && first(inference, values);
    case 'common':
      return unify(inference, values);
    case 'array':
      return arrayOf(unify(inference, values));
    case 'sum': {
      const type = values[0] && inference.types.get(values[0]);
      return isWhole(type) ? 'int8' : type === 'numeric' ? type : 'float8';
    }
    case 'average': {
      const type = values[0] && inference.types.get(values[0]);
      return type === 'float4' || type === 'float8' ? 'float8' : 'numeric';
    }
    case 'exact':
      return values[0] && inference.types.get(values[0]) === 'numeric' ? 'numeric' : 'float8';
    case 'local':
      return values[1] && inference.types.get(values[1]) === 'timestamp' ? 'timestamp' : 'timestamptz';
    case 'other':
      return values[0] && inference.types.get(values[0]) === 'timestamp' ? 'timestamptz' : 'timestamp';
    default:
      return node.name.name === '[]' ? elementType(values[0] && inference.types.get(values[0])) : rule.gives;
  }
}

/** Others than the first take its type where theirs is open: the default of LAG, what NULLIF compares with. */
function first(inference: Inference, values: readonly Expression[]): Inferred {
  const [leading, ...others] = values;
  const type = leading && inference.types.get(leading);
  for (const other of others) take(inference, other, type);
  return type;
}

function pickRule(inference: Inference, node: PostgresCall, values: readonly Expression[]): FunctionRule {
  const name = node.name.name.toLowerCase();
  const rules = functions.get(name);
  const isOwn = node.schema === undefined || node.schema.name.toLowerCase() === 'pg_catalog';
  if (rules === undefined || !isOwn) throw unknownFunction(inference, node);
  const types = values.map(value => inference.types.get(value));
  const find = (isFit: (kind: ArgumentKind, type: Inferred) => boolean) =>
    rules.find(each => {
      const kinds = node.star ? [] : kindsFor(each, values.length);
      return kinds?.every((kind, index) => fits(kind, types[index]) && isFit(kind, types[index])) ?? false;
    });
  // What a bare string could be it is rather text than anything else.
  const rule =
    find((kind, type) => type !== 'unknown' || kind === 'text' || kind === 'any') ?? find(() => true);
  if (rule !== undefined) return rule;
  throw refuseArguments(inference, node, rules, types);
}

const likeOperators: Readonly<Record<string, string>> = {
  '~~': 'LIKE',
  '!~~': 'NOT LIKE',
  '~~*': 'ILIKE',
  '!~~*': 'NOT ILIKE',
};

function refuseArguments(
  {source}: Inference,
  {name, form}: PostgresCall,
  rules: readonly FunctionRule[],
  types: readonly Inferred[],
): RowgateError {
  const given = types.map(type => type ?? 'unknown');
  const position = positionAt(source, name.range.start, name.range.end);
  if (form === 'infix' && !/^\w/.test(name.name)) {
    const operator = likeOperators[name.name] ?? name.name;
    return new RowgateError('unsupported', `there is no operator ${given.join(` ${operator} `)}`, {
      hint: 'Cast one side, as in x::text.',
      position,
    });
  }
  return new RowgateError('unsupported', `there is no ${name.name}(${given.join(', ')})`, {
    hint: `There is ${rules.map(each => describeRule(name.name.toLowerCase(), each)).join(', and ')}.`,
    position,
  });
}

function unknownFunction(inference: Inference, {name, schema, range}: PostgresCall): RowgateError {
  const {source} = inference;
  const {start, end} = schema === undefined ? name.range : range;
  const position = positionAt(source, start, end);
  const written = schema === undefined ? name.name : `${schema.name}.${name.name}`;
  if (Object.hasOwn(setFunctions, name.name.toLowerCase())) {
    return new RowgateError('unsupported', `${written}(…) gives rows, and is not supported here`, {
      hint: `It may stand in FROM: FROM … CROSS JOIN ${written}(…) AS each.`,
      position,
    });
  }
  const names = [...functions.keys()].filter(each => /^\w+$/.test(each));
  const suggestion = suggestionHint(written, names, 'Functions');
  const hint = suggestion?.startsWith('Did') ? suggestion : undefined;
  const what = /^\w/.test(written) ? `the function ${written}(…)` : `the operator ${written}`;
  return new RowgateError('unsupported', `${what} is not supported`, {hint, position});
}
