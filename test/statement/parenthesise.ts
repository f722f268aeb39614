import {childrenOf, type TreeNode} from '../../src/statement/children.js';
import type {Expression} from '../../src/statement/query.js';

/** The text of a node with parentheses put in at both ends of the range of every expression in it that may have them. */
export function parenthesise(node: TreeNode, source: string): string {
  let text = '';
  let position = node.range.start;
  for (const child of childrenOf(node)) {
    text += source.slice(position, child.range.start);
    const inner = parenthesise(child, source);
    text += isOperand(node) && isOperand(child) ? `(${inner})` : inner;
    position = child.range.end;
  }
  return text + source.slice(position, node.range.end);
}

const noOperands: ReadonlySet<TreeNode['kind']> = new Set([
  ...([
    'query',
    'select',
    'values',
    'table',
    'table-function',
    'derived',
    'exec-table',
    'join',
    'group',
  ] as const),
]);

function isOperand(node: TreeNode): node is Expression {
  return !noOperands.has(node.kind);
}
