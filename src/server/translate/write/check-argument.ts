import {positionAt, RowgateError} from '../../../errors.js';
import type {Moment} from '../../../execute/postgres/moment.js';
import {printNumber} from '../../../execute/postgres/number-to-char.js';
import {readFormat} from '../../../execute/postgres/read-by-format.js';
import {compilePattern} from '../../../execute/postgres/regular-expression.js';
import {
  partOfInterval,
  partOfMoment,
  truncateInterval,
  truncateMoment,
} from '../../../execute/postgres/time-unit.js';
import {toLocal} from '../../../execute/postgres/time-zone.js';
import {printTime} from '../../../execute/postgres/to-char.js';
import type {Expression} from '../../../statement/query.js';

const moment: Moment = {day: 0, micros: 0};
const interval = {months: 0, days: 0, micros: 0};

/** What a bare string may be as an argument, by its place: it is tried, and what is wrong with it is thrown. */
const checks: Readonly<Record<string, {readonly place: number; readonly tryOut: (text: string) => unknown}>> =
  {
    pg_at_time_zone: {place: 1, tryOut: zone => toLocal(moment, zone)},
    pg_date_part: {place: 0, tryOut: unit => partOfMoment(moment, unit)},
    pg_date_trunc: {place: 0, tryOut: unit => truncateMoment(moment, unit)},
    pg_from_time_zone: {place: 1, tryOut: zone => toLocal(moment, zone)},
    pg_interval_part: {place: 0, tryOut: unit => partOfInterval(interval, unit)},
    pg_matches: {place: 1, tryOut: pattern => compilePattern(pattern)},
    pg_matches_any_case: {place: 1, tryOut: pattern => compilePattern(pattern)},
    pg_number_to_char: {place: 1, tryOut: format => printNumber(0, format)},
    pg_regexp_count: {place: 1, tryOut: pattern => compilePattern(pattern)},
    pg_regexp_like: {place: 1, tryOut: pattern => compilePattern(pattern)},
    pg_regexp_match: {place: 1, tryOut: pattern => compilePattern(pattern)},
    pg_regexp_replace: {place: 1, tryOut: pattern => compilePattern(pattern)},
    pg_regexp_split: {place: 1, tryOut: pattern => compilePattern(pattern)},
    pg_regexp_substr: {place: 1, tryOut: pattern => compilePattern(pattern)},
    pg_to_char: {place: 1, tryOut: format => printTime(moment, format)},
    pg_to_date: {place: 1, tryOut: readFormat},
    pg_to_timestamp: {place: 1, tryOut: readFormat},
    pg_trunc_interval: {place: 0, tryOut: unit => truncateInterval(interval, unit)},
  };

/**
 * Tries out the pattern, the format or the unit that a function is called with, so that what is wrong with it is said with
 * its place, and before any call.
 *
 * @throws RowgateError.
 */
export function checkArgument(source: string, name: string, values: readonly Expression[]): void {
  const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
  const value = check && values[check.place];
  if (check === undefined || value?.kind !== 'literal' || value.type !== 'string') return;
  try {
    check.tryOut(value.value);
  } catch (error) {
    if (!(error instanceof RowgateError)) throw error;
    const {code, message, hint} = error;
    const position = positionAt(source, value.range.start, value.range.end);
    throw new RowgateError(code, message, {hint, position});
  }
}
