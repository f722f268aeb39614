import {isQuantified} from '../../../statement/postgres/quantified.js';
import {infixes, levels} from '../../../statement/precedence.js';
import type {Binary, Expression, Range} from '../../../statement/query.js';
import {isComparison} from '../infer/infer-expression.js';
import {isNumber, isText, isWhole} from '../postgres-type.js';
import {binaryCall} from './binary-call.js';
import {type Conversion, textConversion, unchanged} from './conversion.js';
import {checkComparison, operandConversion} from './write-comparison.js';
import {writeExpression, writeOperand} from './write-expression.js';
import {writeQuantified} from './write-quantified.js';
import {replace, tokenFrom, typeOf, type Writing, withBlanksBefore, wrap} from './writing.js';

export function writeBinary(writing: Writing, node: Binary): void {
  const {operator, left, right} = node;
  if (isQuantified(right)) {
    writeQuantified(writing, node, right);
    return;
  }
  const around = binaryCall(writing, node);
  if (around !== undefined) writeAsCall(writing, node, around);
  else if (isComparison(operator)) writeComparison(writing, node);
  else if (operator === '||') writeConcatenation(writing, node);
  else {
    const level = infixes.get(operator.toUpperCase())?.level ?? levels.or;
    writeOperand(writing, left, level);
    const divides = operator === '/' || operator === '%';
    writeOperand(writing, right, level + 1, divides ? divisorConversion(writing, right) : undefined);
  }
}

function writeAsCall(writing: Writing, node: Binary, {before, after}: Conversion): void {
  wrap(writing, node.range, before, after);
  writeExpression(writing, node.left);
  // The days that are taken off a date are added with the other sign.
  const isNegated = before === 'pg_add_days(' && after === '))';
  const place = withBlanksBefore(writing, operatorRange(writing, node));
  replace(writing, place, isNegated ? ', -(' : ',');
  writeOperand(
    writing,
    node.right,
    levels.or,
    before === 'mod(' ? divisorConversion(writing, node.right) : undefined,
  );
}

/** Where the operator stands: behind the left side and its parentheses. */
function operatorRange(writing: Writing, {left, operator}: Binary): Range {
  let {token, index} = tokenFrom(writing, left.range.end);
  for (; token.key === ')'; token = writing.tokens[index] ?? token) index += 1;
  return {start: token.start, end: token.start + operator.length};
}

function writeComparison(writing: Writing, {operator, left, right, range}: Binary): void {
  const [a, b] = [typeOf(writing, left), typeOf(writing, right)];
  checkComparison(writing, operator, left, right, range);
  const level = infixes.get(operator)?.level ?? levels.equality;
  writeOperand(writing, left, level, operandConversion(operator, a, b));
  writeOperand(writing, right, level + 1, operandConversion(operator, b, a));
}

function writeConcatenation(writing: Writing, {left, right}: Binary): void {
  const conversion = (side: Expression) => {
    const type = typeOf(writing, side);
    // A number of SQLite prints as one of Postgres does, if it is whole.
    return isText(type) || isWhole(type) || type === 'unknown' || type === undefined
      ? unchanged
      : (textConversion(type) ?? unchanged);
  };
  writeOperand(writing, left, levels.concatenation, conversion(left));
  writeOperand(writing, right, levels.concatenation + 1, conversion(right));
}

/** Dividing by zero is an error, and not NULL: unless the divisor is surely something else. */
export function divisorConversion(writing: Writing, node: Expression): Conversion | undefined {
  const type = typeOf(writing, node);
  if (node.kind === 'literal' && node.type === 'number' && Number(node.value) !== 0) return undefined;
  if (node.kind === 'function' && node.name.name.toLowerCase() === 'nullif') return undefined;
  if (isWhole(type)) return {before: 'CAST(pg_nonzero(', after: ') AS INTEGER)'};
  return isNumber(type) ? {before: 'pg_nonzero(', after: ')'} : undefined;
}
