import type {LocalValue} from '../row.js';
import type {Expression} from '../statement/query.js';
import {type Analysis, sqlOf} from './analysis.js';
import {isPostgresFunction} from './postgres-function.js';

/**
 * The value of an expression that is the same for every row and every time, or undefined where it is not surely so.
 * It is worked out by SQLite, from the text as rewritten.
 */
export function constantValue(analysis: Analysis, node: Expression): {value: LocalValue} | undefined {
  const literal = literalValue(analysis, node);
  if (literal !== undefined) return literal;
  if (!isConstant(analysis, node)) return undefined;
  const parameters = Object.fromEntries(analysis.parameters);
  const [value] = analysis.context.evaluate(`SELECT ${sqlOf(analysis, node.range)}`, parameters);
  return {value: value ?? null};
}

/** Literals and parameters that were not rewritten, without troubling SQLite. */
export function literalValue(analysis: Analysis, node: Expression): {value: LocalValue} | undefined {
  if (node.kind === 'parameter') {
    const value = analysis.context.parameters.get(node.name);
    return value === undefined ? undefined : {value};
  }
  if (node.kind !== 'literal') return undefined;
  switch (node.type) {
    case 'null':
      return {value: null};
    case 'boolean':
      return {value: node.value.toLowerCase() === 'true' ? 1 : 0};
    case 'string':
      return {value: node.value};
    case 'number':
      return /^[0-9]{1,15}$/.test(node.value) ? {value: Number(node.value)} : undefined;
    default:
      return undefined;
  }
}

/** Functions that give the same for the same arguments, and touch nothing. */
const pureFunctions = new Set([
  'abs',
  'ceil',
  'ceiling',
  'char',
  'coalesce',
  'concat',
  'concat_ws',
  'date',
  'datetime',
  'floor',
  'format',
  'hex',
  'ifnull',
  'iif',
  'instr',
  'json',
  'json_extract',
  'julianday',
  'length',
  'lower',
  'ltrim',
  'nullif',
  'now',
  'octet_length',
  'printf',
  'quote',
  'replace',
  'round',
  'rtrim',
  'sign',
  'strftime',
  'substr',
  'substring',
  'time',
  'timestamp',
  'trim',
  'typeof',
  'unhex',
  'unicode',
  'unixepoch',
  'upper',
  'uri_host',
  'uri_scheme',
]);

function isPure(name: string): boolean {
  return pureFunctions.has(name) || isPostgresFunction(name);
}

function isConstant(analysis: Analysis, node: Expression): boolean {
  switch (node.kind) {
    case 'literal':
      return true;
    case 'parameter':
      // Of a text that is only described, the values are still to come.
      return analysis.context.parameters.has(node.name);
    case 'unary':
    case 'cast':
      return isConstant(analysis, node.operand);
    case 'binary':
      return isConstant(analysis, node.left) && isConstant(analysis, node.right);
    case 'function':
      return (
        isPure(node.name.name.toLowerCase()) &&
        !node.distinct &&
        !node.star &&
        node.filter === undefined &&
        node.over === undefined &&
        node.orderBy.length === 0 &&
        node.arguments.every(each => isConstant(analysis, each))
      );
    default:
      return false;
  }
}
