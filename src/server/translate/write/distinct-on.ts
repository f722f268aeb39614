import {quoteName} from '../../../plan/rewrite.js';
import type {PostgresCore, PostgresQuery} from '../../../statement/postgres/tree.js';
import type {ResultColumn} from '../../../statement/query.js';
import {refuse} from '../infer/inference.js';
import {writeExpression} from './write-expression.js';
import {writeLimit} from './write-limit.js';
import {copyText, orderText, shownExpression} from './write-order.js';
import {writeCoreRest, writeRows} from './write-query.js';
import {replace, type Writing, wrap} from './writing.js';

/**
 * DISTINCT ON: the first row, in the query's order, for each value of some expressions. SQLite has no such thing, but it can
 * count the rows of each value, and show those that are the first.
 */
export function writeDistinctOn(writing: Writing, query: PostgresQuery): void {
  const core = query.first as PostgresCore;
  const {distinctOn, columns, range} = core;
  const [first] = columns;
  if (distinctOn === undefined || first === undefined) return;
  if (query.rest.length > 0) {
    throw refuse(writing.inference, 'DISTINCT ON in a part of a set operation', distinctOn.range);
  }
  const results = writing.inference.results.get(query);
  if (results === undefined) {
    throw refuse(writing.inference, 'DISTINCT ON with * here', distinctOn.range, 'Name the columns.');
  }
  const by = distinctOn.expressions.map(each =>
    copyText(writing, shownExpression(writing, query, each) ?? each),
  );
  const terms = query.orderBy.map(({expression, descending, nulls}) => {
    const text = orderText(writing, shownExpression(writing, query, expression) ?? expression);
    const place = (nulls ?? (descending ? 'first' : 'last')).toUpperCase();
    return {text, direction: `${descending ? ' DESC' : ''} NULLS ${place}`};
  });
  const order = terms.map(({text, direction}) => text + direction).join(', ');
  const rank = `row_number() OVER (PARTITION BY ${by.join(', ')}${order === '' ? '' : ` ORDER BY ${order}`})`;
  const inner = [
    `${rank} AS "distinct rank"`,
    ...terms.map(({text}, index) => `${text} AS "order ${index}"`),
  ];
  const shown = results.map(({name}, index) => `"column ${index}" AS ${quoteName(name)}`);
  const outer = terms.map(({direction}, index) => `"order ${index}"${direction}`);
  const end = outer.length === 0 ? '' : ` ORDER BY ${outer.join(', ')}`;
  wrap(writing, range, `SELECT ${shown.join(', ')} FROM (`, `) WHERE "distinct rank" = 1${end}`);
  replace(writing, {start: distinctOn.range.start, end: first.range.start}, `${inner.join(', ')}, `);
  writeRows(writing, core);
  let count = 0;
  for (const column of columns) count += writeColumn(writing, column, count);
  writeCoreRest(writing, core);
  const last = query.orderBy.at(-1);
  if (last !== undefined) replace(writing, {start: range.end, end: last.range.end}, '');
  writeLimit(writing, query);
}

/** Numbers what a result column shows, and gives how many columns that are. */
function writeColumn(writing: Writing, column: ResultColumn, number: number): number {
  if (column.kind === 'star') {
    const columns = writing.inference.stars.get(column)?.columns ?? [];
    const texts = columns.map(({name, sql, item}, index) => {
      const source = sql ?? `${quoteName(item?.alias ?? '')}.${quoteName(name)}`;
      return `${source} AS "column ${number + index}"`;
    });
    replace(writing, column.range, texts.join(', '));
    return columns.length;
  }
  const {expression, alias, range} = column;
  if (alias === undefined) wrap(writing, range, '', ` AS "column ${number}"`);
  else replace(writing, alias.range, `"column ${number}"`);
  writeExpression(writing, expression);
  return 1;
}
