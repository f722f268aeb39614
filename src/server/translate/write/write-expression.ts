import {quoteName, quoteText} from '../../../plan/rewrite.js';
import {levels} from '../../../statement/precedence.js';
import type {Expression, Literal, ParameterExpression} from '../../../statement/query.js';
import {type Inferred, isTimestamp} from '../postgres-type.js';
import {resolveName} from '../table-name.js';
import {type Conversion, call} from './conversion.js';
import {literalText} from './literal-text.js';
import {writeBinary} from './write-binary.js';
import {writeCall} from './write-call.js';
import {writeCast} from './write-cast.js';
import {checkComparison, operandConversion} from './write-comparison.js';
import {writeQuery} from './write-query.js';
import {isEnclosed, replace, typeOf, type Writing, wrap} from './writing.js';
import {levelOf} from './written-level.js';

type Writer<Kind extends Expression['kind']> = (
  writing: Writing,
  node: Extract<Expression, {kind: Kind}>,
) => void;

/** Writes an expression, and all in it, as SQLite has it. */
export function writeExpression(writing: Writing, node: Expression): void {
  writers[node.kind](writing, node as never);
}

export function writeAll(writing: Writing, nodes: readonly (Expression | undefined)[]): void {
  for (const node of nodes) if (node !== undefined) writeExpression(writing, node);
}

/** Writes an operand, in parentheses where SQLite would read it as something else: below `lowest` it binds too weakly. */
export function writeOperand(
  writing: Writing,
  node: Expression,
  lowest: number,
  {before, after}: Conversion = {before: '', after: ''},
): void {
  wrap(writing, node.range, before, after);
  if (before === '' && levelOf(writing, node) < lowest && !isEnclosed(writing, node.range)) {
    wrap(writing, node.range, '(', ')');
  }
  writeExpression(writing, node);
}

/** Writes one of several values that together have a type: a date among times is one of these. */
export function writeValue(writing: Writing, node: Expression, type: Inferred): void {
  const conversion = isTimestamp(type) && typeOf(writing, node) === 'date' ? call('timestamp') : undefined;
  writeOperand(writing, node, levels.or, conversion);
}

const writers: {readonly [Kind in Expression['kind']]: Writer<Kind>} = {
  literal: writeLiteral,
  parameter: writeParameter,
  column(writing, node) {
    const {inference} = writing;
    const sql = inference.columns.get(node)?.sql;
    if (sql !== undefined) {
      replace(writing, node.range, sql);
      return;
    }
    const parts = node.qualifier.map(part => part.name);
    const resolved = resolveName(inference.catalog, parts);
    if (resolved === parts) return;
    replace(writing, node.range, [...resolved, node.column.name].map(quoteName).join('.'));
  },
  unary(writing, {operator, operand, range}) {
    if (operator === '-' && typeOf(writing, operand) === 'interval') {
      wrap(writing, range, 'pg_negate_interval(', ')');
      replace(writing, {start: range.start, end: range.start + 1}, '');
      writeExpression(writing, operand);
    } else writeOperand(writing, operand, operator === 'not' ? levels.not : levels.sign);
  },
  binary: writeBinary,
  like: () => undefined,
  'null-test': (writing, node) => writeOperand(writing, node.operand, levels.equality),
  between(writing, {operand, low, high, range}) {
    const types = [operand, low, high].map(each => typeOf(writing, each));
    const conversion = (other: Inferred, type: Inferred) => operandConversion('<', type, other);
    for (const bound of [low, high]) checkComparison(writing, '<', operand, bound, range);
    const [own, lowest, highest] = types;
    const around = conversion(lowest, own) ?? conversion(highest, own);
    writeOperand(writing, operand, levels.equality, around);
    writeOperand(writing, low, levels.comparison, conversion(own, lowest));
    writeOperand(writing, high, levels.comparison, conversion(own, highest));
  },
  in(writing, {operand, set, range}) {
    if (set.kind === 'table') return;
    const type = typeOf(writing, operand);
    if (set.kind === 'query') {
      writeOperand(writing, operand, levels.equality);
      writeQuery(writing, set.query);
      return;
    }
    const first = set.items.map(item => operandConversion('=', type, typeOf(writing, item))).find(Boolean);
    writeOperand(writing, operand, levels.equality, first);
    for (const item of set.items) {
      checkComparison(writing, '=', operand, item, range);
      const conversion = operandConversion('=', typeOf(writing, item), type);
      writeOperand(writing, item, levels.or, conversion);
    }
  },
  case(writing, node) {
    const {operand, branches, otherwise} = node;
    const type = typeOf(writing, node);
    writeAll(writing, [operand]);
    for (const {when, then} of branches) {
      writeExpression(writing, when);
      writeValue(writing, then, type);
    }
    if (otherwise !== undefined) writeValue(writing, otherwise, type);
  },
  cast: writeCast,
  collate(writing, {operand, collation}) {
    // All that Postgres has by name here sorts as text does anyway.
    replace(writing, collation.range, 'BINARY');
    writeOperand(writing, operand, levels.collation);
  },
  function: writeCall,
  subquery: (writing, node) => writeQuery(writing, node.query),
  exists: (writing, node) => writeQuery(writing, node.query),
  row: (writing, node) => writeAll(writing, node.items),
};

function writeLiteral(writing: Writing, node: Literal): void {
  const {inference, source} = writing;
  const {type, value, range} = node;
  if (type === 'string') {
    const taken = inference.literals.get(node);
    const text = taken === undefined ? quoteText(value) : literalText(source, range, {value, type: taken});
    if (text !== source.slice(range.start, range.end)) replace(writing, range, text);
  } else if (type === 'current') {
    if (value === 'current_date') return;
    replace(writing, range, value.endsWith('timestamp') ? 'now()' : 'pg_time(now())');
  } else if (type === 'null' && value === 'unknown') replace(writing, range, 'NULL');
}

/** A value that a client binds is of the type that it was told, and may be in another form than a local value. */
function writeParameter(writing: Writing, node: ParameterExpression): void {
  const conversion = parameterConversion(writing.inference.parameters.get(node.name));
  if (conversion !== undefined) wrap(writing, node.range, conversion.before, conversion.after);
}

function parameterConversion(type: Inferred): Conversion | undefined {
  switch (type) {
    case 'float4':
    case 'float8':
    case 'numeric':
      return {before: 'CAST(', after: ' AS REAL)'};
    case 'date':
      return call('pg_date');
    case 'timestamp':
    case 'timestamptz':
      return call('timestamp');
    case 'interval':
      return call('pg_interval');
    default:
      return undefined;
  }
}
