import type {FunctionRules} from './function-rule.js';

const truth = (as: string) => [{takes: ['bool'], gives: 'bool', as, of: 'rows'}] as const;
const list = [{takes: ['any'], gives: 'json', written: true, of: 'rows'}] as const;
const object = [{takes: ['any', 'any'], gives: 'json', written: true, of: 'rows'}] as const;
const number = [{takes: [], gives: 'int8', of: 'window'}] as const;
const neighbour = [{takes: ['any', 'int?', 'any?'], gives: 'first', of: 'window'}] as const;
const value = [{takes: ['any'], gives: 'first', of: 'window'}] as const;
const share = [{takes: [], gives: 'float8', of: 'window'}] as const;

/** Aggregates, and functions of windows. */
export const rowFunctions: FunctionRules = {
  array_agg: [{takes: ['any'], gives: 'array', written: true, of: 'rows'}],
  avg: [
    {takes: ['number'], gives: 'average', of: 'rows'},
    {takes: ['interval'], gives: 'interval', written: true, of: 'rows'},
  ],
  bool_and: truth('min'),
  bool_or: truth('max'),
  count: [{takes: ['any?'], gives: 'int8', of: 'rows'}],
  every: truth('min'),
  json_agg: list,
  jsonb_agg: list,
  json_object_agg: object,
  jsonb_object_agg: object,
  max: [
    {takes: ['interval'], gives: 'interval', written: true, of: 'rows'},
    {takes: ['any'], gives: 'first', of: 'rows'},
  ],
  min: [
    {takes: ['interval'], gives: 'interval', written: true, of: 'rows'},
    {takes: ['any'], gives: 'first', of: 'rows'},
  ],
  string_agg: [{takes: ['text', 'text'], gives: 'text', written: true, of: 'rows'}],
  sum: [
    {takes: ['number'], gives: 'sum', of: 'rows'},
    {takes: ['interval'], gives: 'interval', written: true, of: 'rows'},
  ],
  cume_dist: share,
  dense_rank: number,
  first_value: value,
  lag: neighbour,
  last_value: value,
  lead: neighbour,
  nth_value: [{takes: ['any', 'int'], gives: 'first', of: 'window'}],
  ntile: [{takes: ['int'], gives: 'int4', of: 'window'}],
  percent_rank: share,
  rank: number,
  row_number: number,
};
