import {positionAt, RowgateError} from '../../../errors.js';
import {walkTree} from '../../../statement/children.js';
import type {PostgresDelete} from '../../../statement/postgres/tree.js';
import type {Expression} from '../../../statement/query.js';
import {writeAll} from './write-expression.js';
import {writeFrom} from './write-from.js';
import {replace, type Writing, withBlanksBefore, wrap, written} from './writing.js';

/**
 * `DELETE FROM a USING b WHERE …` deletes what some row of b goes with. Conditions on `a` alone stand outside besides, where
 * the planner looks for what an API can filter by.
 */
export function writeUsing(writing: Writing, {source, using, where, range}: PostgresDelete): void {
  if (using === undefined) return;
  if (where === undefined) {
    throw new RowgateError('missing_where', 'DELETE needs a WHERE that says which rows', {
      hint: 'WHERE true means all of them.',
      position: positionAt(source, using.range.start, range.end),
    });
  }
  const start = writing.edits.length;
  writeFrom(writing, using.table);
  const table = written(writing, using.table.range);
  const own = conjuncts(where).filter(each => isOfTarget(writing, each));
  writeAll(writing, own);
  const outside = own.map(each => `(${written(writing, each.range)}) AND `).join('');
  writing.edits.length = start;
  replace(writing, withBlanksBefore(writing, using.range), '');
  wrap(writing, where.range, `${outside}EXISTS (SELECT 1 FROM ${table} WHERE `, ')');
}

function conjuncts(node: Expression): readonly Expression[] {
  return node.kind === 'binary' && node.operator === 'and'
    ? [...conjuncts(node.left), ...conjuncts(node.right)]
    : [node];
}

/** Whether a condition speaks of the rows to delete alone. */
function isOfTarget({inference}: Writing, node: Expression): boolean {
  const {target} = inference;
  let isOwn = true;
  let count = 0;
  walkTree(node, each => {
    if (each.kind === 'column') {
      const item = inference.columns.get(each)?.item;
      isOwn &&= item !== undefined && target.has(item);
      count += 1;
    } else if (each.kind === 'query') isOwn = false;
    return isOwn;
  });
  return isOwn && count > 0;
}
