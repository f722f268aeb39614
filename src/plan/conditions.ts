import type {Expression} from '../statement/query.js';
import {draftsOf, type FromItem, type Scope} from './scope.js';

/** Notes a condition that every row of some tables which matters fulfils. */
export function addConditions(items: readonly FromItem[], node: Expression, scope: Scope): void {
  const expressions = conjuncts(node);
  for (const {conditions} of items.flatMap(draftsOf)) {
    conditions.push(...expressions.map(expression => ({expression, scope})));
  }
}

/** The conditions that an AND joins, or the one that there is. */
export function conjuncts(node: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'binary' && next.operator === 'and') pending.push(next.right, next.left);
    else found.push(next);
  }
  return found;
}
