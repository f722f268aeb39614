import type {
  Expression,
  OrderingTerm,
  Query,
  ResultColumn,
  WindowDefinition,
} from '../../../statement/query.js';
import {refuse} from '../infer/inference.js';
import {resultName} from '../result-name.js';
import {writeAll, writeExpression} from './write-expression.js';
import {replace, typeOf, type Writing, wrap, written} from './writing.js';

/**
 * The terms of an ORDER BY. Where a NULL stands is said: with Postgres it is the largest of all values, with SQLite the
 * least. `query` is that whose rows are sorted, if they are rows of a result.
 */
export function writeOrder(writing: Writing, terms: readonly OrderingTerm[], query?: Query): void {
  for (const {expression, descending, nulls, range} of terms) {
    if (nulls === undefined) wrap(writing, range, '', descending ? ' NULLS FIRST' : ' NULLS LAST');
    const shown = query && shownExpression(writing, query, expression);
    const type = shown === undefined ? typeOf(writing, expression) : typeOf(writing, shown);
    // The text of an interval sorts in no way that means anything.
    if (type === 'interval' && shown !== undefined) {
      if (query !== undefined && query.rest.length > 0) {
        throw refuse(writing.inference, 'the order of intervals of a set operation', expression.range);
      }
      replace(writing, expression.range, orderText(writing, shown));
      continue;
    }
    if (type === 'interval') wrap(writing, expression.range, 'pg_interval_seconds(', ')');
    // A cast of a string may come to a number, which would be that of a column.
    if (expression.kind === 'cast' && expression.operand.kind === 'literal')
      wrap(writing, expression.range, '(SELECT ', ')');
    writeExpression(writing, expression);
  }
}

export function writeWindow(writing: Writing, window: WindowDefinition): void {
  writeAll(writing, [...window.partitionBy, ...window.frame]);
  writeOrder(writing, window.orderBy);
}

/** The expression of the result column that a term of ORDER BY means by its name or its number. */
export function shownExpression(
  {inference}: Writing,
  {first}: Pick<Query, 'first'>,
  term: Expression,
): Expression | undefined {
  if (first.kind !== 'select') return undefined;
  const isMeant = (column: ResultColumn, index: number) => {
    if (column.kind === 'star') return false;
    if (term.kind === 'literal' && term.type === 'number') return Number(term.value) === index + 1;
    if (term.kind !== 'column' || term.qualifier.length > 0) return false;
    const name = column.alias?.name ?? resultName(column.expression, inference);
    return name.toLowerCase() === term.column.name.toLowerCase();
  };
  const column = first.columns.find(isMeant);
  return column?.kind === 'expression' ? column.expression : undefined;
}

/** What stands for an expression in an ORDER BY, where that is not the expression's own place. */
export function orderText(writing: Writing, node: Expression): string {
  const text = copyText(writing, node);
  return typeOf(writing, node) === 'interval' ? `pg_interval_seconds(${text})` : text;
}

/** The text of an expression as it will be written where it stands. */
export function copyText(writing: Writing, node: Expression): string {
  const copy: Writing = {...writing, edits: []};
  writeExpression(copy, node);
  return written(copy, node.range);
}
