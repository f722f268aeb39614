import fc from 'fast-check';

type Text = fc.Arbitrary<string>;

const fixed = (...texts: readonly string[]): Text => fc.constantFrom(...texts);

/** Texts one after the other. */
function row(...pieces: readonly (Text | string)[]): Text {
  return fc
    .tuple(...pieces.map(piece => (typeof piece === 'string' ? fc.constant(piece) : piece)))
    .map(texts => texts.join(''));
}

type Kind = 'int' | 'number' | 'text' | 'bool' | 'time' | 'date' | 'interval' | 'json';

/** Expressions over the things of the shop, by the type that Postgres gives them. */
export const expressions: Readonly<Record<Kind, Text>> = fc.letrec<Record<Kind, string>>(tie => {
  const int = tie('int');
  const number = tie('number');
  const text = tie('text');
  const bool = tie('bool');
  const time = tie('time');
  const date = tie('date');
  const interval = tie('interval');
  const json = tie('json');
  const compared = fixed('=', '<>', '<', '<=', '>', '>=', ' IS DISTINCT FROM ', ' IS NOT DISTINCT FROM ');
  const unit = fixed('year', 'month', 'day', 'hour', 'minute', 'week', 'quarter');
  const small = fixed('0', '1', '2', '-1', '3');
  const pattern = fixed(
    "'a%'",
    "'%b%'",
    "'_b_'",
    "'%'",
    "''",
    "'a\\%c'",
    "'ABC'",
    "'%ä%'",
    "'a[b]%'",
    "'a_b\\\\c'",
  );
  const expression = fixed(
    "'^a'",
    "'[b-x]+$'",
    "'b|c'",
    "'\\d'",
    "'^.b'",
    "'\\mw'",
    "'[[:upper:]]'",
    "'e{2}|l{2}'",
  );
  const one = (weight: number, arbitrary: Text) => ({weight, arbitrary});
  const choice = (value: Text): Text =>
    fc.oneof(
      row('CASE WHEN ', bool, ' THEN ', value, ' ELSE ', value, ' END'),
      row('CASE ', int, ' WHEN 5 THEN ', value, ' WHEN ', int, ' THEN ', value, ' END'),
      row('coalesce(', value, ', ', value, ')'),
      row('greatest(', value, ', ', value, ')'),
      row('least(', value, ', NULL, ', value, ')'),
      row('nullif(', value, ', ', value, ')'),
      row('(', value, ')'),
    );
  const any: Text = fc.oneof(int, number, text, bool, time, date, interval);
  const limits = {maxDepth: 4, depthSize: 'small'} as const;
  return {
    int: fc.oneof(
      limits,
      one(6, fixed('n', 'id', '1', '2', '5', '-3', "'7'::int", 'NULL::int')),
      one(2, row(int, fixed(' + ', ' - ', ' * '), int)),
      one(1, row(int, fixed(' / ', ' % '), fixed('2', '3', 'id', '(-7)'))),
      one(1, row('-(', int, ')')),
      one(1, row('length(', text, ')')),
      one(1, row('position(', fixed("'b'", "'a'", "''"), ' in ', text, ')')),
      one(
        1,
        row(bool, '::int').map(each => `(${each.slice(0, -5)})::int`),
      ),
      one(1, row('(', number, ')::int')),
      one(1, row('(', number, ')::numeric::int')),
      one(1, row('(', date, ' - ', date, ')')),
      one(1, row('abs(', int, ')')),
      one(1, row('(', int, fixed(' & ', ' | '), small, ')')),
      one(1, row('jsonb_array_length(a)')),
      one(1, choice(int)),
    ),
    number: fc.oneof(
      limits,
      one(
        6,
        fixed('x', '1.5::float8', '2.25::float8', '(-0.5)::float8', 'n::float8', "'2.5'::numeric::float8"),
      ),
      one(2, row(number, fixed(' + ', ' - ', ' * '), number)),
      one(1, row(number, ' / ', fixed('2', '0.5::float8', '4'))),
      one(
        1,
        row(
          'extract(',
          fixed('year', 'dow', 'doy', 'epoch', 'week', 'hour', 'quarter'),
          ' from ',
          time,
          ')::float8',
        ),
      ),
      one(1, row('date_part(', fixed("'month'", "'day'", "'minute'"), ', ', time, ')')),
      one(1, row('extract(epoch from ', interval, ')::float8')),
      one(1, row('round((', number, ')::numeric, 1)::float8')),
      one(1, row(fixed('ceil', 'floor', 'abs', 'trunc'), '(', number, ')')),
      one(1, row('(', int, ')::float8')),
      one(1, choice(number)),
    ),
    text: fc.oneof(
      limits,
      one(6, fixed('s', 'u', "'abc'", "'Ä b'", "''", "'2'", 'NULL::text')),
      one(2, row(text, ' || ', text)),
      one(1, row('(', any, ')::text')),
      one(1, row(fixed('lower', 'upper', 'trim', 'reverse', 'initcap'), '(', text, ')')),
      one(1, row(fixed('left', 'right'), '(', text, ', ', small, ')')),
      one(1, row('substring(', text, ' from ', small, ' for ', fixed('0', '1', '3'), ')')),
      one(1, row(fixed('lpad', 'rpad'), '(', text, ', ', fixed('0', '2', '7'), ", 'xy')")),
      one(1, row('replace(', text, ", 'a', '-')")),
      one(1, row('split_part(', text, ", ' ', ", fixed('1', '2', '-1'), ')')),
      one(1, row('translate(', text, ", 'abä', 'x')")),
      one(1, row('regexp_replace(', text, ', ', expression, ", '<\\&>'", fixed('', ", 'g'", ", 'i'"), ')')),
      one(1, row('concat(', any, ', ', text, ')')),
      one(1, row("concat_ws('-', ", text, ', ', any, ')')),
      one(1, row('((', json, ')', fixed(" ->> 'k'", " -> 'l' ->> 0", " #>> '{m,n}'", " -> 'l' ->> -1"), ')')),
      one(
        1,
        row('to_char(', time, ', ', fixed("'YYYY-MM-DD HH24:MI:SS'", "'FMMonth DDth'", "'Dy HH12 AM'"), ')'),
      ),
      one(1, row(text, ' || ', any)),
      one(1, choice(text)),
    ),
    bool: fc.oneof(
      limits,
      one(4, fixed('b', 'c', 'true', 'false', "(b = 't')", 'NULL::bool')),
      one(2, row('(', bool, fixed(' AND ', ' OR '), bool, ')')),
      one(1, row('(NOT ', bool, ')')),
      one(1, row('((', bool, ') IS ', fixed('', 'NOT '), fixed('TRUE', 'FALSE', 'UNKNOWN', 'NULL'), ')')),
      one(2, row('(', int, compared, int, ')')),
      one(1, row('(', number, compared, number, ')')),
      one(2, row('(', text, compared, text, ')')),
      one(1, row('(', time, compared, time, ')')),
      one(1, row('(', time, compared, date, ')')),
      one(1, row('(', date, compared, date, ')')),
      one(1, row('(', interval, compared, interval, ')')),
      one(1, row('(', text, fixed(' LIKE ', ' NOT LIKE ', ' ILIKE ', ' NOT ILIKE '), pattern, ')')),
      one(1, row('(', text, fixed(' LIKE ', ' ILIKE '), 'lower(', pattern, '))')),
      one(1, row('(', text, fixed(' ~ ', ' ~* ', ' !~ '), expression, ')')),
      one(1, row('(', int, fixed(' IN ', ' NOT IN '), '(', int, ', ', int, '))')),
      one(1, row('(', text, ' = ANY (ARRAY[', text, ', ', text, ']))')),
      one(1, row('(', int, " <> ALL ('{5,-7,NULL}'))")),
      one(1, row('(', int, fixed(' BETWEEN ', ' NOT BETWEEN '), int, ' AND ', int, ')')),
      one(1, row('(', time, " BETWEEN '2025-01-01' AND ", time, ')')),
      one(1, row('(', json, fixed(" ? 'k'", ' @> \'{"k": 1}\'', " ?| ARRAY['a','m']"), ')')),
      one(1, row('(', json, ' = ', json, ')')),
      one(1, row('starts_with(', text, ", 'a')")),
    ),
    time: fc.oneof(
      limits,
      one(6, fixed('t', 'v', "'2026-01-31 10:20:30+00'::timestamptz", "timestamptz '2024-02-29'")),
      one(2, row(time, fixed(' + ', ' - '), interval)),
      one(
        1,
        row(
          'date_trunc(',
          unit.map(each => `'${each}'`),
          ', ',
          time,
          ')',
        ),
      ),
      one(1, row('(', date, ')::timestamptz')),
      one(1, row('(((', time, ") AT TIME ZONE 'Europe/Berlin') AT TIME ZONE 'UTC')")),
      one(1, choice(time)),
    ),
    date: fc.oneof(
      limits,
      one(3, fixed("date '2026-01-31'", "'2024-02-29'::date", 't::date')),
      one(1, row('(', time, ')::date')),
      one(1, row(date, fixed(' + ', ' - '), fixed('1', '7', '30'))),
      one(1, choice(date)),
    ),
    interval: fc.oneof(
      limits,
      one(
        4,
        fixed(
          "interval '1 day'",
          "interval '1 month 2 days'",
          "'02:30:00'::interval",
          "interval '90' minute",
        ),
      ),
      one(1, row('(', interval, fixed(' + ', ' - '), interval, ')')),
      one(1, row('(', interval, ' * ', fixed('2', '0.5', '-1'), ')')),
      one(1, row('(', time, ' - ', time, ')')),
      one(1, row('age(', time, ', ', time, ')')),
      one(1, row('make_interval(days => ', small, ')')),
      one(1, choice(interval)),
    ),
    json: fc.oneof(
      limits,
      one(5, fixed('j', 'a', '\'{"k": 1}\'::jsonb', '\'[1, "a"]\'::jsonb')),
      one(1, row("jsonb_build_object('k', ", any, ')')),
      one(1, row('jsonb_build_array(', any, ', ', any, ')')),
      one(1, row('(', json, fixed(" -> 'l'", " -> 'k'"), ')')),
      one(1, row('to_jsonb((', text, ')::text)')),
    ),
  };
});
