import {positionAt, RowgateError} from '../../../errors.js';
import {isQuantified} from '../../../statement/postgres/quantified.js';
import type {PostgresCast} from '../../../statement/postgres/tree.js';
import type {Binary, Cast, ColumnReference, Expression, Literal} from '../../../statement/query.js';
import {type Inferred, isArray, isJson, isNumber, toPostgresType} from '../postgres-type.js';
import {resolveName} from '../table-name.js';
import {inferArithmetic} from './infer-arithmetic.js';
import {inferCall, inferQuantified} from './infer-call.js';
import {inferQuery} from './infer-query.js';
import {type Inference, refuse, take, unify} from './inference.js';
import {findColumn, type Item, type Scope} from './scope.js';

type Inferrer<Kind extends Expression['kind']> = (
  inference: Inference,
  scope: Scope,
  node: Extract<Expression, {kind: Kind}>,
) => Inferred;

/** Finds the types of an expression and of all in it. */
export function inferExpression(inference: Inference, scope: Scope, node: Expression): Inferred {
  const type = inferrers[node.kind](inference, scope, node as never);
  inference.types.set(node, type);
  return type;
}

export function inferAll(
  inference: Inference,
  scope: Scope,
  nodes: readonly (Expression | undefined)[],
): void {
  for (const node of nodes) if (node !== undefined) inferExpression(inference, scope, node);
}

/** Infers a condition. */
export function inferCondition(inference: Inference, scope: Scope, node: Expression | undefined): void {
  if (node === undefined) return;
  inferExpression(inference, scope, node);
  take(inference, node, 'bool');
}

const inferrers: {readonly [Kind in Expression['kind']]: Inferrer<Kind>} = {
  literal: (_inference, _scope, node) => literalType(node),
  parameter: ({parameters}, _scope, {name}) => {
    const type = parameters.get(name);
    parameters.set(name, type);
    return type ?? 'unknown';
  },
  column(inference, scope, node) {
    const qualifier = resolveName(
      inference.catalog,
      node.qualifier.map(part => part.name),
    );
    const column = findColumn(scope, qualifier, node.column.name);
    if (column?.rival !== undefined) throw refuseAmbiguous(inference, node, [column.item, column.rival]);
    if (column !== undefined) inference.columns.set(node, column);
    return column?.type;
  },
  unary(inference, scope, node) {
    const type = inferExpression(inference, scope, node.operand);
    if (node.operator !== 'not') {
      const isFit = type === undefined || type === 'unknown' || isNumber(type) || type === 'interval';
      if (!isFit)
        throw refuse(inference, `${node.operator} of ${type}`, node.range, 'Cast it, as in (-x)::text.');
      return type;
    }
    take(inference, node.operand, 'bool');
    return 'bool';
  },
  binary: inferBinary,
  like: () => 'bool',
  'null-test'(inference, scope, node) {
    inferExpression(inference, scope, node.operand);
    return 'bool';
  },
  between(inference, scope, node) {
    const all = [node.operand, node.low, node.high];
    inferAll(inference, scope, all);
    unify(inference, all);
    return 'bool';
  },
  in(inference, scope, {operand, set}) {
    const type = inferExpression(inference, scope, operand);
    if (set.kind === 'list') {
      inferAll(inference, scope, set.items);
      for (const item of set.items) unifyPair(inference, operand, item);
      unify(inference, [operand, ...set.items.filter(item => item.kind !== 'row')]);
    } else if (set.kind === 'query') {
      const [column] = inferQuery(inference, set.query, scope) ?? [];
      if (type === 'unknown') take(inference, operand, column?.type);
    }
    return 'bool';
  },
  case(inference, scope, node) {
    const tested = node.branches.map(branch => branch.when);
    if (node.operand === undefined) for (const when of tested) inferCondition(inference, scope, when);
    else {
      inferAll(inference, scope, [node.operand, ...tested]);
      unify(inference, [node.operand, ...tested]);
    }
    const values = [...node.branches.map(branch => branch.then), node.otherwise].filter(
      each => each !== undefined,
    );
    inferAll(inference, scope, values);
    return unify(inference, values);
  },
  cast: inferCast,
  collate: (inference, scope, node) => inferExpression(inference, scope, node.operand),
  function: inferCall,
  subquery: (inference, scope, node) => inferQuery(inference, node.query, scope)?.[0]?.type,
  exists(inference, scope, node) {
    inferQuery(inference, node.query, scope);
    return 'bool';
  },
  row(inference, scope, node) {
    inferAll(inference, scope, node.items);
    return undefined;
  },
};

function refuseAmbiguous(
  {source}: Inference,
  {column: {name}, range}: ColumnReference,
  items: readonly (Item | undefined)[],
): RowgateError {
  const names = items.map(item => `${item?.alias}.${name}`);
  return new RowgateError('ambiguous_name', `column "${name}" is in several tables`, {
    hint: `Say which: ${names.join(' or ')}.`,
    position: positionAt(source, range.start, range.end),
  });
}

function literalType({type, value}: Literal): Inferred {
  switch (type) {
    case 'null':
    case 'string':
      return 'unknown';
    case 'boolean':
      return 'bool';
    case 'blob':
      return 'bytea';
    case 'current':
      if (value === 'current_date') return 'date';
      return value.endsWith('timestamp')
        ? value === 'localtimestamp'
          ? 'timestamp'
          : 'timestamptz'
        : 'time';
    case 'number': {
      const digits = value.replaceAll('_', '');
      if (!/^(?:\d+|0x[\da-f]+)$/i.test(digits)) return 'numeric';
      return Number(digits) <= 2_147_483_647 ? 'int4' : 'int8';
    }
  }
}

const comparisons: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=', 'is', 'is not']);

export function isComparison(operator: string): boolean {
  return comparisons.has(operator);
}

function inferBinary(inference: Inference, scope: Scope, node: Binary): Inferred {
  const {operator, left, right} = node;
  // A chain of one operator goes down on its left: a stack that it needs not is saved.
  inferExpression(inference, scope, left);
  if (isComparison(operator)) {
    if (isQuantified(right)) inferQuantified(inference, scope, left, right);
    else {
      inferExpression(inference, scope, right);
      unifyPair(inference, left, right);
    }
    return 'bool';
  }
  if (isQuantified(right)) throw refuse(inference, `${operator} ANY or ALL`, right.range);
  inferExpression(inference, scope, right);
  if (operator === 'and' || operator === 'or') {
    for (const side of [left, right]) take(inference, side, 'bool');
    return 'bool';
  }
  return operator === '||' ? inferConcatenation(inference, node) : inferArithmetic(inference, node);
}

/** Two sides of a comparison, or of a row and another: item by item. */
function unifyPair(inference: Inference, left: Expression, right: Expression): void {
  if (left.kind !== 'row' || right.kind !== 'row') {
    unify(inference, [left, right]);
    return;
  }
  for (const [index, item] of left.items.entries()) {
    const other = right.items[index];
    if (other !== undefined) unify(inference, [item, other]);
  }
}

function inferConcatenation(inference: Inference, {left, right, range}: Binary): Inferred {
  const types = [left, right].map(side => inference.types.get(side));
  // A bare string beside JSON would be JSON too.
  const isOfJson = types.some(isJson) && types.every(type => isJson(type) || type === 'unknown');
  if (types.some(isArray) || isOfJson) {
    throw refuse(inference, `|| of ${types.some(isArray) ? 'arrays' : 'JSON'}`, range);
  }
  for (const side of [left, right]) take(inference, side, 'text');
  return 'text';
}

function inferCast(inference: Inference, scope: Scope, node: Cast): Inferred {
  const {typeName, operand} = node as PostgresCast;
  const type = toPostgresType(typeName);
  if (type === undefined) {
    const what = `the type ${typeName.name}${typeName.array ? '[]' : ''}`;
    const isCharacter = /^(?:char|character|bpchar)$/.test(typeName.name);
    throw refuse(inference, what, typeName.range, isCharacter ? 'Write text, or varchar(n).' : undefined);
  }
  inferExpression(inference, scope, operand);
  if (operand.kind === 'parameter' || isEmptyArray(operand)) take(inference, operand, type);
  return type;
}

function isEmptyArray(node: Expression): boolean {
  return node.kind === 'function' && node.name.name === 'array' && node.arguments.length === 0;
}
