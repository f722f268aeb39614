import type {FunctionRules} from './function-rule.js';

const truth = {takes: ['text'], gives: 'bool'} as const;
const part = {takes: ['text'], gives: 'text'} as const;
const anything = [{takes: ['any…'], gives: undefined}] as const;

/** What Rowgate adds, and what SQLite has and Postgres hasn't, which may be called as everywhere else. */
export const ownFunctions: FunctionRules = {
  uri_has_fragment: [truth],
  uri_host: [part],
  uri_is_loopback: [truth],
  uri_scheme: [part],
  scope_contains: [{takes: ['text', 'text'], gives: 'bool'}],
  regexp: [{takes: ['text', 'text'], gives: 'bool'}],
  ...Object.fromEntries(
    [
      ...['datetime', 'group_concat', 'hex', 'ifnull', 'iif', 'instr', 'json', 'json_array', 'json_extract'],
      ...['json_group_array', 'json_group_object', 'json_insert', 'json_object', 'json_patch', 'json_quote'],
      ...[
        'json_remove',
        'json_replace',
        'json_set',
        'json_type',
        'json_valid',
        'julianday',
        'printf',
        'strftime',
      ],
      ...['total', 'typeof', 'unicode', 'unixepoch'],
    ].map(name => [name, anything]),
  ),
};
