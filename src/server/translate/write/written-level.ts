import {infixes, levels} from '../../../statement/precedence.js';
import type {Expression} from '../../../statement/query.js';
import {isComparison} from '../infer/infer-expression.js';
import {binaryCall} from './binary-call.js';
import {typeOf, type Writing} from './writing.js';

/** More strongly than any operator. */
const closed = Number.POSITIVE_INFINITY;

/** How strongly SQLite binds what an expression is written as. */
export function levelOf(writing: Writing, node: Expression): number {
  switch (node.kind) {
    case 'unary':
      if (node.operator === 'not') return levels.not;
      return typeOf(writing, node.operand) === 'interval' ? closed : levels.sign;
    case 'binary':
      if (binaryCall(writing, node) !== undefined) return closed;
      if (node.operator === 'is' || node.operator === 'is not') return levels.equality;
      return isComparison(node.operator) && isQuantifiedSide(node.right)
        ? levels.equality
        : (infixes.get(node.operator.toUpperCase())?.level ?? closed);
    case 'between':
    case 'in':
    case 'null-test':
      return levels.equality;
    case 'collate':
      return levels.collation;
    case 'function':
      // LIKE and kin are operators still, where they are not in parentheses.
      return /^!?~~\*?$/.test(node.name.name) ? levels.equality : closed;
    default:
      return closed;
  }
}

function isQuantifiedSide(node: Expression): boolean {
  return node.kind === 'function' && (node.name.name === 'any' || node.name.name === 'all');
}
