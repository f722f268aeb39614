import type {ColumnType} from '../catalog/column.js';

const byType = {
  timestamp: [
    ...['pg_timestamp', 'pg_add_interval', 'pg_subtract_interval', 'pg_date_trunc', 'pg_date_bin'],
    ...['pg_to_timestamp', 'pg_epoch_timestamp', 'pg_at_time_zone', 'pg_from_time_zone'],
  ],
  boolean: [
    ...['pg_bool', 'pg_matches', 'pg_matches_any_case', 'pg_ilike', 'pg_regexp_like', 'pg_starts_with'],
    ...['pg_json_contains', 'pg_json_within', 'pg_json_has', 'pg_json_has_any', 'pg_json_has_all'],
    'pg_array_overlaps',
  ],
  json: [
    ...['pg_json_get', 'pg_json_path', 'pg_json_at', 'pg_jsonb', 'pg_element_json', 'pg_array'],
    ...['pg_regexp_match', 'pg_regexp_split', 'pg_string_to_array', 'pg_to_json'],
  ],
  blob: ['pg_bytea', 'pg_decode'],
  none: [
    ...['pg_add_days', 'pg_add_intervals', 'pg_age', 'pg_array_length', 'pg_array_to_string', 'pg_ascii'],
    ...['pg_between', 'pg_bit_length', 'pg_bool_text', 'pg_btrim_of', 'pg_bytea_text', 'pg_date'],
    ...[
      'pg_date_part',
      'pg_days_between',
      'pg_divide_interval',
      'pg_element',
      'pg_element_text',
      'pg_encode',
    ],
    ...['pg_float', 'pg_float_text', 'pg_generate_series', 'pg_generate_times', 'pg_glob', 'pg_greatest'],
    ...[
      'pg_initcap',
      'pg_int2',
      'pg_int4',
      'pg_int8',
      'pg_interval',
      'pg_interval_part',
      'pg_interval_seconds',
    ],
    ...['pg_join', 'pg_json_get_text', 'pg_json_path_text', 'pg_json_text_at', 'pg_json_typeof', 'pg_least'],
    ...['pg_left', 'pg_like_guard', 'pg_lower', 'pg_lpad', 'pg_ltrim_of', 'pg_make_date', 'pg_make_interval'],
    ...[
      'pg_md5',
      'pg_multiply_interval',
      'pg_negate_interval',
      'pg_nonzero',
      'pg_number_to_char',
      'pg_numeric',
    ],
    ...['pg_position', 'pg_regexp_count', 'pg_regexp_replace', 'pg_regexp_substr', 'pg_repeat', 'pg_reverse'],
    ...[
      'pg_right',
      'pg_round_even',
      'pg_rpad',
      'pg_rtrim_of',
      'pg_sum_intervals',
      'pg_avg_intervals',
      'pg_min_intervals',
      'pg_max_intervals',
      'pg_split_part',
    ],
    ...['pg_substr', 'pg_substr_for', 'pg_subtract_intervals', 'pg_time', 'pg_timestamp_text'],
    ...['pg_timestamptz_json', 'pg_timestamptz_text', 'pg_to_char', 'pg_to_date', 'pg_translate', 'pg_trunc'],
    ...['pg_trunc_interval', 'pg_upper', 'pg_uuid'],
  ],
} as const satisfies Partial<Record<ColumnType | 'none', readonly string[]>>;

/** A function that a translation from Postgres's language calls. All of them give the same for the same arguments. */
export type PostgresFunctionName = (typeof byType)[keyof typeof byType][number];

const types: ReadonlyMap<string, ColumnType | undefined> = new Map(
  Object.entries(byType).flatMap(([type, names]) =>
    names.map(name => [name, type === 'none' ? undefined : (type as ColumnType)] as const),
  ),
);

export function isPostgresFunction(name: string): name is PostgresFunctionName {
  return types.has(name);
}

/** The type of what it gives, where columns have that type. */
export function postgresFunctionType(name: string): ColumnType | undefined {
  return types.get(name);
}
