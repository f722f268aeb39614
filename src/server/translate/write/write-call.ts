import type {PostgresCall} from '../../../statement/postgres/tree.js';
import type {Expression, FunctionCall} from '../../../statement/query.js';
import {isWhole} from '../postgres-type.js';
import {checkArgument} from './check-argument.js';
import {specialWriters} from './special-calls.js';
import {writeAll, writeExpression} from './write-expression.js';
import {writeOrder, writeWindow} from './write-order.js';
import {remove, replace, replaceByComma, typeOf, type Writing, wrap} from './writing.js';

export function writeCall(writing: Writing, node: FunctionCall): void {
  const call = node as PostgresCall;
  const rows = writing.inference.rows.get(node);
  if (rows !== undefined) {
    replace(writing, node.range, rows.column.sql ?? '');
    return;
  }
  const rule = writing.inference.calls.get(node);
  const special = rule?.written ? specialWriters[node.name.name.toLowerCase()] : undefined;
  if (special !== undefined) special(writing, call);
  else writePlainCall(writing, call, rule?.as);
}

/** A call of a function, by another name than its own where one is given. */
export function writePlainCall(writing: Writing, node: PostgresCall, as?: string): void {
  const name = as ?? node.name.name.toLowerCase();
  const isNot = name.startsWith('NOT ');
  checkArgument(writing.source, isNot ? name.slice(4) : name, node.arguments);
  // What a function of ours gives is a real number, unless it is said to be whole.
  if (name.startsWith('pg_') && isWhole(typeOf(writing, node))) {
    wrap(writing, node.range, 'CAST(', ' AS INTEGER)');
  }
  if (node.form === 'infix') {
    wrap(writing, node.range, `${isNot ? '(' : ''}${name}(`, isNot ? '))' : ')');
    replaceByComma(writing, node.name.range);
    writeAll(writing, node.arguments);
    return;
  }
  writeName(writing, node, name);
  writeArguments(writing, node);
}

/** The name, and the words and brackets that stand between the arguments. */
export function writeName(writing: Writing, node: PostgresCall, name: string): void {
  if (node.form === 'brackets') {
    writeBrackets(writing, node, name);
    return;
  }
  const start = node.schema?.range.start ?? node.name.range.start;
  const range = {start, end: node.name.range.end};
  if (writing.source.slice(range.start, range.end).toLowerCase() !== name) replace(writing, range, name);
  for (const separator of node.separators) replaceByComma(writing, separator);
  for (const filler of node.fillers) remove(writing, filler);
}

// `ARRAY[a, b]` begins with its name, and `a[b]` with its first argument.
function writeBrackets(writing: Writing, node: PostgresCall, name: string): void {
  const [open] = node.separators;
  const [close] = node.fillers;
  if (open === undefined || close === undefined) return;
  if (node.name.name === 'array') replace(writing, {start: node.range.start, end: open.end}, `${name}(`);
  else {
    wrap(writing, node.range, `${name}(`, '');
    replace(writing, open, ', ');
  }
  replace(writing, close, ')');
}

/** All that is in the parentheses of a call, and FILTER and OVER behind them. */
export function writeArguments(
  writing: Writing,
  node: PostgresCall,
  writeValue: (writing: Writing, value: Expression) => void = writeExpression,
): void {
  for (const value of node.arguments) writeValue(writing, value);
  writeOrder(writing, node.orderBy);
  if (node.filter !== undefined) writeExpression(writing, node.filter);
  if (node.over !== undefined && 'kind' in node.over) writeWindow(writing, node.over);
}
