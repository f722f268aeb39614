import type {FunctionRules} from './function-rule.js';

const now = {takes: [], gives: 'timestamptz', as: 'now'} as const;

export const timeFunctions: FunctionRules = {
  age: [{takes: ['time', 'time?'], gives: 'interval', written: true}],
  clock_timestamp: [now],
  date: [{takes: ['time'], gives: 'date', as: 'pg_date'}],
  date_bin: [{takes: ['interval', 'time', 'time'], gives: 'local', as: 'pg_date_bin'}],
  date_part: [
    {takes: ['text', 'time'], gives: 'float8', as: 'pg_date_part'},
    {takes: ['text', 'interval'], gives: 'float8', as: 'pg_interval_part'},
  ],
  date_trunc: [
    {takes: ['text', 'time', 'text?'], gives: 'local', as: 'pg_date_trunc'},
    {takes: ['text', 'interval'], gives: 'interval', as: 'pg_trunc_interval'},
  ],
  extract: [
    {takes: ['text', 'time'], gives: 'numeric', as: 'pg_date_part'},
    {takes: ['text', 'interval'], gives: 'numeric', as: 'pg_interval_part'},
  ],
  make_date: [{takes: ['int', 'int', 'int'], gives: 'date', as: 'pg_make_date'}],
  make_interval: [
    {
      takes: ['int?', 'int?', 'int?', 'int?', 'int?', 'int?', 'number?'],
      gives: 'interval',
      written: true,
    },
  ],
  now: [now],
  statement_timestamp: [now],
  // `x AT TIME ZONE zone`.
  timezone: [{takes: ['time', 'text'], gives: 'other', written: true}],
  to_char: [
    {takes: ['time', 'text'], gives: 'text', as: 'pg_to_char'},
    {takes: ['number', 'text'], gives: 'text', as: 'pg_number_to_char'},
  ],
  to_date: [{takes: ['text', 'text'], gives: 'date', as: 'pg_to_date'}],
  to_timestamp: [
    {takes: ['number'], gives: 'timestamptz', as: 'pg_epoch_timestamp'},
    {takes: ['text', 'text'], gives: 'timestamptz', as: 'pg_to_timestamp'},
  ],
  transaction_timestamp: [now],
};
