import type {Expression, SelectCore} from '../statement/query.js';
import {isPostgresFunction} from './postgres-function.js';

/** Each row of the table is one row of the result, or none. */
export function keepsRows(core: SelectCore): boolean {
  if (core.distinct || core.groupBy.length > 0 || core.having !== undefined || core.windows.length > 0) {
    return false;
  }
  return core.columns.every(column => column.kind === 'star' || isPlain(column.expression));
}

/** Surely of one row alone, neither an aggregate nor a window nor a query: a column, a value, or what is made of them. */
export function isPlain(node: Expression): boolean {
  switch (node.kind) {
    case 'column':
    case 'literal':
    case 'parameter':
      return true;
    case 'unary':
    case 'cast':
    case 'collate':
    case 'null-test':
      return isPlain(node.operand);
    case 'binary':
      return isPlain(node.left) && isPlain(node.right);
    case 'like':
      return [node.left, node.right, node.escape].every(part => part === undefined || isPlain(part));
    case 'between':
      return isPlain(node.operand) && isPlain(node.low) && isPlain(node.high);
    case 'in':
      return node.set.kind === 'list' && isPlain(node.operand) && node.set.items.every(isPlain);
    case 'case':
      return (
        (node.operand === undefined || isPlain(node.operand)) &&
        (node.otherwise === undefined || isPlain(node.otherwise)) &&
        node.branches.every(({when, then}) => isPlain(when) && isPlain(then))
      );
    case 'function':
      return (
        isRowFunction(node.name.name.toLowerCase()) &&
        node.over === undefined &&
        node.filter === undefined &&
        node.arguments.every(isPlain)
      );
    default:
      return false;
  }
}

function isRowFunction(name: string): boolean {
  return rowFunctions.has(name) || isPostgresFunction(name);
}

const rowFunctions = new Set([
  'abs',
  'coalesce',
  'concat',
  'date',
  'datetime',
  'format',
  'hex',
  'ifnull',
  'iif',
  'instr',
  'json',
  'json_array',
  'json_extract',
  'json_object',
  'julianday',
  'length',
  'lower',
  'ltrim',
  'now',
  'nullif',
  'printf',
  'regexp',
  'replace',
  'round',
  'rtrim',
  'scope_contains',
  'strftime',
  'substr',
  'substring',
  'timestamp',
  'trim',
  'typeof',
  'unixepoch',
  'upper',
  'uri_has_fragment',
  'uri_host',
  'uri_is_loopback',
  'uri_scheme',
]);
