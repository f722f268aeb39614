import {isPlainPattern, toGlob} from '../../../execute/postgres/pattern.js';
import {quoteText} from '../../../plan/rewrite.js';
import {isQuantified} from '../../../statement/postgres/quantified.js';
import type {PostgresCall} from '../../../statement/postgres/tree.js';
import {levels} from '../../../statement/precedence.js';
import type {Expression} from '../../../statement/query.js';
import {refuse} from '../infer/inference.js';
import {writeExpression, writeOperand} from './write-expression.js';
import {listItems} from './write-quantified.js';
import {replace, replaceByComma, type Writing, wrap, written} from './writing.js';

/**
 * LIKE and ILIKE. Postgres's LIKE minds case and knows an escape character, as SQLite's GLOB does in its own way; its
 * ILIKE knows the cases of all letters, and SQLite's LIKE those of ASCII. Both are written so that the planner, which
 * knows GLOB and LIKE, finds what an API can look for.
 */
export function writeLike(writing: Writing, node: PostgresCall): void {
  const [left, pattern, mark] = node.arguments as readonly [Expression, Expression, Expression?];
  if (isQuantified(pattern)) {
    writeQuantifiedLike(writing, node, left, pattern);
    return;
  }
  const not = node.name.name.startsWith('!');
  const anyCase = node.name.name.endsWith('*');
  const text = literalOf(pattern);
  const escapeMark = mark === undefined ? '\\' : literalOf(mark);
  if (text !== undefined && escapeMark !== undefined) {
    writeLiteralLike(writing, node, {left, pattern, text, escapeMark, not, anyCase});
  } else if (anyCase) writeAnyCase(writing, node, not);
  else {
    writeOperand(writing, left, levels.equality);
    replace(writing, node.name.range, not ? 'NOT GLOB' : 'GLOB');
    const end = (mark ?? pattern).range.end;
    wrap(writing, {start: pattern.range.start, end}, 'pg_glob(', ')');
    for (const separator of node.separators) replaceByComma(writing, separator);
    writeExpression(writing, pattern);
    if (mark !== undefined) writeExpression(writing, mark);
  }
}

interface LiteralLike {
  readonly left: Expression;
  readonly pattern: Expression;
  readonly text: string;
  readonly escapeMark: string;
  readonly not: boolean;
  readonly anyCase: boolean;
}

function writeLiteralLike(writing: Writing, node: PostgresCall, like: LiteralLike): void {
  const {left, pattern, text, escapeMark, not, anyCase} = like;
  if (anyCase && !(isPlainPattern(text) && !text.includes(escapeMark))) {
    writeAnyCase(writing, node, not);
    return;
  }
  writeOperand(writing, left, levels.equality);
  replace(writing, node.name.range, `${not ? 'NOT ' : ''}${anyCase ? 'LIKE' : 'GLOB'}`);
  const literal = quoteText(anyCase ? text : toGlob(text, escapeMark));
  replace(writing, {start: pattern.range.start, end: node.range.end}, literal);
}

/** With a condition beside it that an API can look for, where the text is a column. */
function writeAnyCase(writing: Writing, node: PostgresCall, not: boolean): void {
  const [left, pattern, mark] = node.arguments as readonly [Expression, Expression, Expression?];
  const start = writing.edits.length;
  for (const each of [left, pattern, mark]) if (each !== undefined) writeExpression(writing, each);
  const [value, ...others] = [left, pattern, mark]
    .filter(each => each !== undefined)
    .map(each => written(writing, each.range));
  writing.edits.length = start;
  const list = others.join(', ');
  const isGuarded = !not && left.kind === 'column';
  const guard = isGuarded ? `${value} LIKE pg_like_guard(${list}) AND ` : '';
  replace(writing, node.range, `(${guard}${not ? 'NOT ' : ''}pg_ilike(${value}, ${list}))`);
}

/** `a LIKE ANY (ARRAY[…])`: one after the other. */
function writeQuantifiedLike(
  writing: Writing,
  node: PostgresCall,
  left: Expression,
  quantified: PostgresCall,
): void {
  const {name} = node.name;
  const [list] = quantified.arguments as readonly [Expression];
  const start = writing.edits.length;
  const items = list.kind === 'subquery' ? undefined : listItems(writing, list);
  writeExpression(writing, left);
  const value = written(writing, left.range);
  writing.edits.length = start;
  if (items === undefined) {
    throw refuse(
      writing.inference,
      'LIKE ANY of this',
      quantified.range,
      "As in LIKE ANY (ARRAY['a%', 'b%']).",
    );
  }
  const not = name.startsWith('!') ? 'NOT ' : '';
  const parts = items.map(item =>
    name.endsWith('*') ? `${not}pg_ilike(${value}, ${item})` : `${value} ${not}GLOB pg_glob(${item})`,
  );
  const isAny = quantified.name.name === 'any';
  const joined = parts.length === 0 ? (isAny ? 'false' : 'true') : parts.join(isAny ? ' OR ' : ' AND ');
  replace(writing, node.range, `(${joined})`);
}

function literalOf(node: Expression): string | undefined {
  return node.kind === 'literal' && node.type === 'string' ? node.value : undefined;
}
