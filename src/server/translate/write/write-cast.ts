import type {PostgresCast} from '../../../statement/postgres/tree.js';
import type {Cast} from '../../../statement/query.js';
import {refuse} from '../infer/inference.js';
import {toPostgresType} from '../postgres-type.js';
import {castConversion} from './conversion.js';
import {literalText} from './literal-text.js';
import {writeExpression} from './write-expression.js';
import {replace, tokenFrom, typeOf, type Writing, withBlanksBefore, wrap} from './writing.js';

/** A cast of a string is its value; any other is what makes the one type of the other. */
export function writeCast(writing: Writing, cast: Cast): void {
  const node = cast as PostgresCast;
  const {operand, typeName, range, mark, form} = node;
  const type = toPostgresType(typeName);
  if (type === undefined) return;
  if (operand.kind === 'literal' && operand.type === 'string') {
    const {value} = operand;
    const unit = typeName.fields?.replace(/^.* to /, '');
    const string = {value, type, modifiers: typeName.modifiers, unit};
    replace(writing, range, literalText(writing.source, range, string));
    return;
  }
  const from = typeOf(writing, operand);
  const isNull = operand.kind === 'literal' && operand.type === 'null';
  const conversion = isNull
    ? {before: '', after: ''}
    : castConversion(operand.kind === 'parameter' ? (from ?? type) : from, type, typeName.modifiers);
  if (conversion === undefined) {
    throw refuse(writing.inference, `a cast from ${from} to ${type}`, range);
  }
  const {before, after} = conversion;
  if (form === 'call') {
    const open = tokenFrom(writing, range.start + 'CAST'.length).token;
    replace(writing, {start: range.start, end: open.end}, before === '' ? '(' : before);
    const rest = withBlanksBefore(writing, {start: mark.start, end: range.end});
    replace(writing, rest, before === '' ? ')' : after);
  } else {
    wrap(writing, range, before, after);
    replace(writing, withBlanksBefore(writing, {start: mark.start, end: range.end}), '');
  }
  writeExpression(writing, operand);
}
