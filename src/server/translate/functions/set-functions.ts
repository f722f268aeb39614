import type {PostgresType} from '../postgres-type.js';
import type {Argument} from './function-rule.js';

/** A function that stands in FROM and gives rows. It is SQLite's json_each over an array. */
export interface SetFunction {
  readonly takes: readonly Argument[];
  /** The function that makes an array of the arguments; without one, the argument is an array. */
  readonly array?: string;
  /** How each column of a row is made up of json_each's, by the column's name; `value` alone is named as the table is. */
  readonly columns: Readonly<Record<string, SetColumn>>;
}

export interface SetColumn {
  /** `key`, the plain `value`, or it as JSON or as text. */
  readonly from: 'key' | 'value' | 'json' | 'text' | 'time';
  /** Undefined: that of the array's elements. */
  readonly type: PostgresType | undefined;
}

const text = {from: 'text', type: 'text'} as const;
const json = {from: 'json', type: 'json'} as const;
const key = {from: 'key', type: 'text'} as const;
const elements = [{takes: ['json'], columns: {value: json}}] as const;
const elementsText = [{takes: ['json'], columns: {value: text}}] as const;
const keys = [{takes: ['json'], columns: {value: key}}] as const;
const pairs = [{takes: ['json'], columns: {key, value: json}}] as const;
const pairsText = [{takes: ['json'], columns: {key, value: text}}] as const;

export const setFunctions: Readonly<Record<string, readonly SetFunction[]>> = {
  generate_series: [
    {
      takes: ['int', 'int', 'int?'],
      array: 'pg_generate_series',
      columns: {value: {from: 'value', type: 'int8'}},
    },
    {
      takes: ['time', 'time', 'interval'],
      array: 'pg_generate_times',
      columns: {value: {from: 'time', type: 'timestamptz'}},
    },
  ],
  json_array_elements: elements,
  jsonb_array_elements: elements,
  json_array_elements_text: elementsText,
  jsonb_array_elements_text: elementsText,
  json_each: pairs,
  jsonb_each: pairs,
  json_each_text: pairsText,
  jsonb_each_text: pairsText,
  json_object_keys: keys,
  jsonb_object_keys: keys,
  regexp_split_to_table: [{takes: ['text', 'text'], array: 'pg_regexp_split', columns: {value: text}}],
  string_to_table: [{takes: ['text', 'text', 'text?'], array: 'pg_string_to_array', columns: {value: text}}],
  unnest: [{takes: ['array'], columns: {value: {from: 'value', type: undefined}}}],
};
