import {readDuration} from './duration.js';

/** A setting of a session. */
export interface SettingRule {
  readonly initial: string;
  /** Its name as clients know it that are told each change of it. */
  readonly reportedAs?: string;
  /** A value in the form that it is shown in, or undefined for one that can't be. Without it, every text is one. */
  readonly check?: (value: string) => string | undefined;
  /** It can't be set. */
  readonly isFixed?: boolean;
  /** What it can be set to. */
  readonly hint?: string;
}

const booleans: Readonly<Record<string, string>> = {
  on: 'on',
  true: 'on',
  yes: 'on',
  1: 'on',
  off: 'off',
  false: 'off',
  no: 'off',
  0: 'off',
};

const checkBoolean = (value: string) => booleans[value.toLowerCase()];
const boolean = (initial: 'on' | 'off', more: Partial<SettingRule> = {}): SettingRule => ({
  initial,
  check: checkBoolean,
  hint: 'It is on or off.',
  ...more,
});
const duration = (initial: string): SettingRule => ({
  initial,
  check: value => (readDuration(value) === undefined ? undefined : value.trim()),
  hint: 'It is a time, as in 30s or 5min.',
});
const oneOf = (initial: string, values: readonly string[], more: Partial<SettingRule> = {}): SettingRule => ({
  initial,
  check: value => values.find(each => each === value.toLowerCase().trim()),
  hint: `It can be ${values.join(', ')}.`,
  ...more,
});
const count = (initial: string, least: number, most: number): SettingRule => ({
  initial,
  check: value =>
    /^\s*-?\d{1,9}\s*$/.test(value) && Number(value) >= least && Number(value) <= most
      ? String(Number(value))
      : undefined,
  hint: `It is a whole number from ${least} to ${most}.`,
});
const fixed = (initial: string, reportedAs?: string): SettingRule => ({
  initial,
  isFixed: true,
  ...(reportedAs !== undefined && {reportedAs}),
});
const free = (initial: string): SettingRule => ({initial});

const encodings: ReadonlyMap<string, string> = new Map([
  ['utf8', 'UTF8'],
  ['unicode', 'UTF8'],
  ['sqlascii', 'SQL_ASCII'],
]);

const isolationLevels = ['read uncommitted', 'read committed', 'repeatable read', 'serializable'];

/** By name in lower case. */
export const settingRules: Readonly<Record<string, SettingRule>> = {
  server_version: fixed('15.0 (Rowgate)', 'server_version'),
  server_version_num: fixed('150000'),
  server_encoding: fixed('UTF8', 'server_encoding'),
  integer_datetimes: fixed('on', 'integer_datetimes'),
  is_superuser: fixed('off', 'is_superuser'),
  in_hot_standby: fixed('off', 'in_hot_standby'),
  session_authorization: fixed('', 'session_authorization'),
  max_identifier_length: fixed('63'),
  max_index_keys: fixed('32'),
  block_size: fixed('8192'),
  lc_collate: fixed('C'),
  lc_ctype: fixed('C'),
  application_name: {initial: '', reportedAs: 'application_name'},
  client_encoding: {
    initial: 'UTF8',
    reportedAs: 'client_encoding',
    // SQL_ASCII leaves texts as they are.
    check: value => encodings.get(value.toLowerCase().replace(/[^a-z\d]/g, '')),
    hint: 'Texts are in UTF8 only.',
  },
  datestyle: {
    initial: 'ISO, MDY',
    reportedAs: 'DateStyle',
    check: value => (/^(iso)?[ ,]*(mdy|dmy|ymd|default)?$/i.test(value.trim()) ? 'ISO, MDY' : undefined),
    hint: 'Dates are written as ISO has them.',
  },
  intervalstyle: oneOf('postgres', ['postgres'], {reportedAs: 'IntervalStyle'}),
  timezone: {
    initial: 'UTC',
    reportedAs: 'TimeZone',
    check: value =>
      /^(utc|gmt|etc\/utc|etc\/gmt|universal|zulu|z|[+-]?0+(:?00)?)$/i.test(value) ? 'UTC' : undefined,
    hint: 'Times are in UTC only.',
  },
  standard_conforming_strings: oneOf('on', ['on'], {reportedAs: 'standard_conforming_strings'}),
  escape_string_warning: boolean('on'),
  bytea_output: oneOf('hex', ['hex']),
  xmloption: oneOf('content', ['content', 'document']),
  extra_float_digits: count('1', -15, 3),
  search_path: free('"$user", public'),
  role: oneOf('none', ['none']),
  client_min_messages: free('notice'),
  statement_timeout: duration('0'),
  lock_timeout: duration('0'),
  idle_in_transaction_session_timeout: duration('0'),
  idle_session_timeout: duration('0'),
  transaction_isolation: oneOf('read committed', isolationLevels),
  default_transaction_isolation: oneOf('read committed', isolationLevels),
  transaction_read_only: boolean('off'),
  default_transaction_read_only: boolean('off', {reportedAs: 'default_transaction_read_only'}),
  transaction_deferrable: boolean('off'),
  default_transaction_deferrable: boolean('off'),
  synchronous_commit: free('on'),
  row_security: boolean('on'),
  jit: boolean('off'),
  quote_all_identifiers: boolean('off'),
  enable_seqscan: boolean('on'),
  geqo: boolean('on'),
  lc_messages: free('C'),
  lc_monetary: free('C'),
  lc_numeric: free('C'),
  lc_time: free('C'),
  default_tablespace: free(''),
  default_table_access_method: free('heap'),
  default_text_search_config: free('simple'),
  work_mem: free('4MB'),
  plan_cache_mode: free('auto'),
  'rowgate.max_changes': count('100', 0, 999_999_999),
  'rowgate.dry_run': boolean('off'),
  'rowgate.yes': boolean('off'),
  'rowgate.cache': duration('0'),
};
