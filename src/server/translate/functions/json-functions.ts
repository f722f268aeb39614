import type {FunctionRules} from './function-rule.js';

const length = {takes: ['json'], gives: 'int4', as: 'json_array_length'} as const;
const type = {takes: ['json'], gives: 'text', as: 'pg_json_typeof'} as const;
const object = {takes: ['any…'], gives: 'json', as: 'json_object', written: true} as const;
const array = {takes: ['any…'], gives: 'json', as: 'json_array', written: true} as const;
const whole = {takes: ['any'], gives: 'json', written: true} as const;
const path = {takes: ['json', 'text…'], gives: 'json', as: 'pg_json_at'} as const;
const pathText = {takes: ['json', 'text…'], gives: 'text', as: 'pg_json_text_at'} as const;

export const jsonFunctions: FunctionRules = {
  array_length: [{takes: ['array', 'int'], gives: 'int4', as: 'pg_array_length'}],
  cardinality: [{takes: ['array'], gives: 'int4', as: 'json_array_length'}],
  json_array_length: [length],
  jsonb_array_length: [length],
  json_build_array: [array],
  jsonb_build_array: [array],
  json_build_object: [object],
  jsonb_build_object: [object],
  json_extract_path: [path],
  jsonb_extract_path: [path],
  json_extract_path_text: [pathText],
  jsonb_extract_path_text: [pathText],
  json_typeof: [type],
  jsonb_typeof: [type],
  jsonb_pretty: [{takes: ['json'], gives: 'text', as: 'json_pretty'}],
  to_json: [whole],
  to_jsonb: [whole],
  // Operators, by their names.
  '->': [
    {takes: ['json', 'text'], gives: 'json', as: 'pg_json_get'},
    {takes: ['json', 'int'], gives: 'json', as: 'pg_json_get'},
  ],
  '->>': [
    {takes: ['json', 'text'], gives: 'text', as: 'pg_json_get_text'},
    {takes: ['json', 'int'], gives: 'text', as: 'pg_json_get_text'},
  ],
  '#>': [{takes: ['json', 'array'], gives: 'json', as: 'pg_json_path'}],
  '#>>': [{takes: ['json', 'array'], gives: 'text', as: 'pg_json_path_text'}],
  '@>': [
    {takes: ['json', 'json'], gives: 'bool', as: 'pg_json_contains'},
    {takes: ['array', 'array'], gives: 'bool', as: 'pg_json_contains'},
  ],
  '<@': [
    {takes: ['json', 'json'], gives: 'bool', as: 'pg_json_within'},
    {takes: ['array', 'array'], gives: 'bool', as: 'pg_json_within'},
  ],
  '?': [{takes: ['json', 'text'], gives: 'bool', as: 'pg_json_has'}],
  '?|': [{takes: ['json', 'array'], gives: 'bool', as: 'pg_json_has_any'}],
  '?&': [{takes: ['json', 'array'], gives: 'bool', as: 'pg_json_has_all'}],
  '&&': [{takes: ['array', 'array'], gives: 'bool', as: 'pg_array_overlaps'}],
  // `ARRAY[…]` and `a[1]`.
  array: [{takes: ['any…'], gives: 'array', as: 'json_array', written: true}],
  '[]': [{takes: ['array', 'int'], gives: undefined, as: 'pg_element'}],
};
