import type {Expression} from '../../../statement/query.js';
import {refuse} from '../infer/inference.js';
import {isArray, isJson, isText, isTimestamp, isWhole} from '../postgres-type.js';
import {aggregateWriters} from './aggregate-calls.js';
import {type Conversion, textConversion, unchanged} from './conversion.js';
import {asJson, type CallWriter, writeConverted} from './converted-call.js';
import {divisorConversion} from './write-binary.js';
import {writeArguments, writeName, writePlainCall} from './write-call.js';
import {writeAll, writeExpression, writeOperand, writeValue} from './write-expression.js';
import {writeLike} from './write-like.js';
import {replace, typeOf, type Writing, wrap, written} from './writing.js';

/** As concat prints it: a boolean is a letter. */
function asConcatenated(writing: Writing, value: Expression): Conversion {
  const type = typeOf(writing, value);
  if (type === 'bool') return {before: 'substr(pg_bool_text(', after: '), 1, 1)'};
  if (isText(type) || type === undefined || type === 'unknown' || isWhole(type)) return unchanged;
  const conversion = textConversion(type);
  if (conversion === undefined)
    throw refuse(writing.inference, 'an array here', value.range, 'Use array_to_string.');
  return conversion;
}

const joined: CallWriter = (writing, node) =>
  writeConverted(writing, node, node.name.name.toLowerCase(), asConcatenated);

const built =
  (name: string): CallWriter =>
  (writing, node) =>
    writeConverted(writing, node, name, asJson);

const chosen: CallWriter = (writing, node) => {
  const type = typeOf(writing, node);
  const name = node.name.name.toLowerCase();
  if (type === 'interval') {
    wrap(writing, node.range, `pg_${name === 'greatest' ? 'max' : 'min'}_intervals(`, ')');
    writeName(writing, node, 'json_array');
  } else {
    if (isWhole(type)) wrap(writing, node.range, 'CAST(', ' AS INTEGER)');
    writeName(writing, node, `pg_${name}`);
  }
  writeArguments(writing, node, (_, value) => writeValue(writing, value, type));
};

/** What is JSON stays, a boolean prints as JSON has it, and anything else is made JSON. */
const whole: CallWriter = (writing, node) => {
  const [value] = node.arguments as readonly [Expression];
  const type = typeOf(writing, value);
  const isJsonText = isJson(type) || isArray(type) || type === 'bool';
  const {before, after} = isJsonText ? unchanged : asJson(writing, value);
  writeName(writing, node, isJsonText ? 'json' : 'pg_to_json');
  if (type === 'bool') wrap(writing, value.range, 'pg_bool_text(', ')');
  else wrap(writing, value.range, before, after);
  writeExpression(writing, value);
};

/** Calls that are more than another name. */
export const specialWriters: Readonly<Record<string, CallWriter>> = {
  ...aggregateWriters,
  '~~': writeLike,
  '!~~': writeLike,
  '~~*': writeLike,
  '!~~*': writeLike,
  concat: joined,
  concat_ws: joined,
  coalesce(writing, node) {
    const type = typeOf(writing, node);
    writeName(writing, node, 'coalesce');
    writeArguments(writing, node, (_, value) => writeValue(writing, value, type));
  },
  greatest: chosen,
  least: chosen,
  json_build_array: built('json_array'),
  jsonb_build_array: built('json_array'),
  json_build_object: built('json_object'),
  jsonb_build_object: built('json_object'),
  to_json: whole,
  to_jsonb: whole,
  array(writing, node) {
    const [only] = node.arguments;
    if (only?.kind === 'subquery')
      throw refuse(writing.inference, 'ARRAY(SELECT …)', node.range, 'Use array_agg.');
    writeConverted(writing, node, 'json_array', asJson);
  },
  age(writing, node) {
    const [first, second] = node.arguments as readonly [Expression, Expression?];
    writeName(writing, node, 'pg_age');
    if (second === undefined) wrap(writing, first.range, 'CURRENT_DATE, ', '');
    writeAll(writing, node.arguments);
  },
  make_interval(writing, node) {
    const names = ['years', 'months', 'weeks', 'days', 'hours', 'mins', 'secs'];
    writeAll(writing, node.arguments);
    const values = names.map(() => '0');
    for (const [index, value] of node.arguments.entries()) {
      const name = node.names[index];
      const place = name === undefined ? index : names.indexOf(name.name.toLowerCase());
      if (place === -1)
        throw refuse(writing.inference, `${name?.name} of make_interval`, name?.range ?? node.range);
      values[place] = written(writing, value.range);
    }
    replace(writing, node.range, `pg_make_interval(${values.join(', ')})`);
  },
  mod(writing, node) {
    const [left, right] = node.arguments as readonly [Expression, Expression];
    if (isWhole(typeOf(writing, node))) wrap(writing, node.range, 'CAST(', ' AS INTEGER)');
    writeName(writing, node, 'mod');
    writeExpression(writing, left);
    writeOperand(writing, right, 0, divisorConversion(writing, right));
  },
  random(writing, node) {
    replace(writing, node.range, '((random() & 9007199254740991) / 9007199254740992.0)');
  },
  round(writing, node) {
    const type = typeOf(writing, node.arguments[0] as Expression);
    writePlainCall(writing, node, type === 'float4' || type === 'float8' ? 'pg_round_even' : 'round');
  },
  timezone(writing, node) {
    const type = typeOf(writing, node.arguments[0] as Expression);
    const isLocal = type === 'timestamp' || !isTimestamp(type);
    writePlainCall(writing, node, isLocal && type !== 'date' ? 'pg_from_time_zone' : 'pg_at_time_zone');
  },
};
