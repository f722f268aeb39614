import type {BinaryOperator, Cast, Expression, Literal} from '../statement/query.js';
import type {Analysis} from './analysis.js';
import {isComparison} from './comparison.js';
import {functionValue} from './function-value.js';
import {isNumeric, isWhole, joinTypes, type MaybeType, type ValueType} from './value-type.js';

/**
 * What the values of an expression surely are once SQLite has computed it, NULL aside; undefined where that depends on
 * the values it is computed from. The expression has been analyzed before.
 */
export function expressionType(analysis: Analysis, node: Expression): MaybeType {
  const typeOf = (inner: Expression): MaybeType => expressionType(analysis, inner);
  switch (node.kind) {
    case 'literal':
      return literalType(node);
    case 'parameter':
      return analysis.context.parameterTypes?.get(node.name);
    case 'column': {
      const column = analysis.resolved.get(node);
      return column?.valueType ?? column?.type;
    }
    case 'unary':
      if (node.operator === 'not') return 'boolean';
      if (node.operator === '~') return 'integer';
      return node.operator === '+' ? typeOf(node.operand) : negatedType(typeOf(node.operand));
    case 'binary':
      return binaryType(node.operator, typeOf(node.left), typeOf(node.right));
    case 'like':
    case 'null-test':
    case 'between':
    case 'in':
    case 'exists':
      return 'boolean';
    case 'case':
      return joinTypes([
        ...node.branches.map(({then}) => typeOf(then)),
        node.otherwise === undefined ? null : typeOf(node.otherwise),
      ]);
    case 'cast':
      return castType(node);
    case 'collate':
      return typeOf(node.operand);
    case 'function':
      return functionValue(node, node.arguments.map(typeOf));
    case 'subquery': {
      const column = analysis.queries.get(node.query)?.[0];
      return column?.isNull ? null : (column?.valueType ?? column?.type);
    }
    case 'row':
      return undefined;
  }
}

const largestInt32 = 2_147_483_647;
const largestInteger = 9_223_372_036_854_775_807n;

function literalType({type, value}: Literal): MaybeType {
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return 'boolean';
    case 'string':
      return 'text';
    case 'blob':
      return 'blob';
    case 'current':
      return ({current_date: 'date', current_time: 'text'} as const)[value] ?? 'timestamp';
    case 'number':
      return numberType(value.replaceAll('_', ''));
  }
}

function numberType(text: string): ValueType {
  if (/^0x/i.test(text)) return 'integer';
  if (!/^\d+$/.test(text)) return 'real';
  const value = Number(text);
  if (value <= largestInt32) return 'int32';
  // As a number, the first that is too large is the same as the largest.
  if (value !== Number(largestInteger)) return value < Number(largestInteger) ? 'integer' : 'real';
  return BigInt(text) <= largestInteger ? 'integer' : 'real';
}

function negatedType(type: MaybeType): MaybeType {
  if (type === 'boolean') return 'integer';
  return isNumeric(type) || type === null ? type : undefined;
}

const yieldsWhole: ReadonlySet<BinaryOperator> = new Set(['&', '|', '<<', '>>'] as const);

function binaryType(operator: BinaryOperator, left: MaybeType, right: MaybeType): MaybeType {
  if (isComparison(operator) || operator === 'and' || operator === 'or') return 'boolean';
  if (yieldsWhole.has(operator)) return 'integer';
  if (operator === '||') return 'text';
  if (operator === '->') return 'json';
  if (operator === '->>' || !isNumeric(left) || !isNumeric(right)) return undefined;
  return isWhole(left) && isWhole(right) ? 'integer' : joinTypes([left, right]);
}

/** By the name of the type: what Postgres calls it, else what SQLite makes of it. INTEGER has 64 bits with SQLite. */
export function castType({type}: Pick<Cast, 'type'>): ValueType | undefined {
  const name = type.toLowerCase();
  if (/^(int2|int4|smallint)$/.test(name)) return 'int32';
  if (name.includes('int')) return 'integer';
  if (/char|clob|text/.test(name)) return 'text';
  if (name.includes('blob')) return 'blob';
  if (/real|floa|doub/.test(name)) return 'real';
  if (/^bool(ean)?$/.test(name)) return 'boolean';
  return /^(numeric|decimal)\b/.test(name) ? 'decimal' : undefined;
}
