import {quoteText} from '../../../plan/rewrite.js';
import type {PostgresCall, PostgresCast} from '../../../statement/postgres/tree.js';
import {levels} from '../../../statement/precedence.js';
import type {Binary, Expression} from '../../../statement/query.js';
import {refuse} from '../infer/inference.js';
import {elementType, isArray, type PostgresType, type ScalarType, toPostgresType} from '../postgres-type.js';
import {arrayElements, literalText} from './literal-text.js';
import {writeAll, writeExpression, writeOperand} from './write-expression.js';
import {writeQuery} from './write-query.js';
import {replace, tokenFrom, typeOf, type Writing, written} from './writing.js';

/** `a = ANY (…)` is `a IN (…)`, and `a <> ALL (…)` is `a NOT IN (…)`. */
export function writeQuantified(writing: Writing, node: Binary, quantified: PostgresCall): void {
  const {operator, left} = node;
  const any = quantified.name.name === 'any';
  const word = operator === '=' && any ? 'IN' : operator === '<>' && !any ? 'NOT IN' : undefined;
  if (word === undefined) {
    const what = `${operator} ${any ? 'ANY' : 'ALL'}`;
    throw refuse(writing.inference, what, quantified.range, 'There are = ANY (…) and <> ALL (…).');
  }
  const [list] = quantified.arguments as readonly [Expression];
  writeOperand(writing, left, levels.equality);
  const start = operatorStart(writing, left);
  const whole = {start, end: quantified.range.end};
  if (list.kind === 'subquery') {
    replace(writing, {start, end: quantified.name.range.end}, word);
    writeQuery(writing, list.query);
    return;
  }
  const items = listItems(writing, list);
  if (items !== undefined) {
    replace(writing, whole, `${word} (${items.join(', ')})`);
    return;
  }
  // What the array is, is known only when it runs.
  const open = tokenFrom(writing, quantified.name.range.end).token;
  replace(writing, {start, end: open.end}, `${word} (SELECT "value" FROM json_each(`);
  replace(writing, {start: quantified.range.end - 1, end: quantified.range.end}, '))');
  writeExpression(writing, list);
}

function operatorStart(writing: Writing, left: Expression): number {
  let {token, index} = tokenFrom(writing, left.range.end);
  for (; token.key === ')'; token = writing.tokens[index] ?? token) index += 1;
  return token.start;
}

/** The elements of an array that is spelt out, each written; undefined for another. */
export function listItems(writing: Writing, list: Expression): readonly string[] | undefined {
  if (list.kind === 'function' && list.name.name === 'array' && list.arguments[0]?.kind !== 'subquery') {
    writeAll(writing, list.arguments);
    return list.arguments.map(item => written(writing, item.range));
  }
  if (list.kind === 'cast' && list.operand.kind !== 'literal') {
    const type = toPostgresType((list as PostgresCast).typeName);
    return isArray(type) && list.operand.kind === 'function' ? listItems(writing, list.operand) : undefined;
  }
  return literalItems(writing, list);
}

function literalItems(writing: Writing, list: Expression): readonly string[] | undefined {
  const literal = list.kind === 'cast' ? list.operand : list;
  const type = list.kind === 'cast' ? toPostgresType((list as PostgresCast).typeName) : typeOf(writing, list);
  if (literal.kind !== 'literal' || literal.type !== 'string' || !isArray(type)) return undefined;
  const {source} = writing;
  const elements = arrayElements({value: literal.value, type: type as PostgresType});
  if (elements === undefined) {
    // It says what is wrong.
    literalText(source, literal.range, {value: literal.value, type});
    return undefined;
  }
  const element = elementType(type) as ScalarType;
  return elements.map(value => {
    if (value === null) return 'NULL';
    if (typeof value !== 'string') return quoteText(JSON.stringify(value));
    return literalText(source, literal.range, {value, type: element});
  });
}
