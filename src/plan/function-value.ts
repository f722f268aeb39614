import type {FunctionCall} from '../statement/query.js';
import {isNumeric, isWhole, joinTypes, type MaybeType, type ValueType} from './value-type.js';

/** Functions whose values have one type, whatever they are called with. */
const fixed: Readonly<Record<ValueType, string>> = {
  integer: 'count rank dense_rank row_number ntile random',
  int32: 'length octet_length instr unicode json_array_length sign',
  real:
    'avg total julianday round exp ln log log10 log2 pow power sqrt sin cos tan asin acos atan atan2 sinh cosh tanh ' +
    'asinh acosh atanh pi radians degrees mod percent_rank cume_dist',
  text:
    'lower upper trim ltrim rtrim replace hex quote printf format char concat concat_ws group_concat string_agg ' +
    'typeof time strftime timediff sqlite_version uri_scheme uri_host json_type json_quote json_pretty',
  boolean: 'like glob json_valid regexp scope_contains uri_has_fragment uri_is_loopback',
  timestamp: 'now timestamp datetime',
  date: 'date',
  blob: 'unhex zeroblob randomblob',
  json: 'json json_array json_object json_patch json_set json_insert json_replace json_remove json_group_array json_group_object',
  decimal: '',
};

const typeByName: ReadonlyMap<string, ValueType> = new Map(
  Object.entries(fixed).flatMap(([type, names]) =>
    names.split(' ').map(name => [name, type as ValueType] as const),
  ),
);

type Rule = (types: readonly MaybeType[], node: FunctionCall) => MaybeType;

const ofFirst: Rule = ([first]) => first;
const ofAll: Rule = types => joinTypes(types);
const ofNumber: Rule = ([type]) => (isWhole(type) ? 'integer' : isNumeric(type) ? type : undefined);
const ofText: Rule = ([type]) => (type === 'blob' || type === undefined ? undefined : 'text');

/** Functions whose values are of the type of what they are called with. */
const rules: Readonly<Record<string, Rule>> = {
  min: ofAll,
  max: ofAll,
  coalesce: ofAll,
  ifnull: ofAll,
  iif: types => ofChoice(types),
  if: types => ofChoice(types),
  likely: ofFirst,
  unlikely: ofFirst,
  nullif: ofFirst,
  first_value: ofFirst,
  last_value: ofFirst,
  nth_value: ofFirst,
  lag: types => joinTypes([types[0], ...types.slice(2)]),
  lead: types => joinTypes([types[0], ...types.slice(2)]),
  sum: ofNumber,
  abs: ofNumber,
  ceil: ofNumber,
  ceiling: ofNumber,
  floor: ofNumber,
  trunc: ofNumber,
  substr: ofText,
  substring: ofText,
  // With 'subsec' it has a fraction.
  unixepoch: types => (types.length <= 1 ? 'integer' : undefined),
};

/** `iif(a, x, b, y, z)`: every second one is a value, and so is the last. */
function ofChoice(types: readonly MaybeType[]): MaybeType {
  const values = types.filter((_, index) => index % 2 === 1);
  return joinTypes([...values, types.length % 2 === 1 ? types.at(-1) : null]);
}

/** What the values of a function are, by those of its arguments. */
export function functionValue(node: FunctionCall, types: readonly MaybeType[]): MaybeType {
  const name = node.name.name.toLowerCase();
  return typeByName.get(name) ?? (Object.hasOwn(rules, name) ? rules[name]?.(types, node) : undefined);
}
