const form =
  /^(\d{4})-(\d\d)-(\d\d)(?:(?:[Tt]|\s+)(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?\s*(?:([Zz])|([+-])(\d\d):?(\d\d)?)?$/;
const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?$/;
const minute = 60_000;

/**
 * A time in the form that a local timestamp has: `YYYY-MM-DDTHH:MM:SS[.f…]` in UTC, without a zone and without
 * trailing zeros in the fraction, whose text sorts as the time does. Reads every ISO 8601 calendar form and what
 * SQLite's `date()` and `datetime()` print: with `T` or a blank, with or without seconds and fraction, in UTC
 * unless a zone is told; a date is its midnight. Undefined for any other text, and for days that don't exist.
 */
export function normaliseTimestamp(text: string): string | undefined {
  const match = form.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, day, hours, minutes, seconds, fraction, , sign, zoneHours, zoneMinutes] = match;
  // A date has no zone: `2026-01-31+02:00` is more likely a slip than a time.
  if (hours === undefined && (sign !== undefined || match[8] !== undefined)) return undefined;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return undefined;
  const [hour, min, second] = [Number(hours ?? 0), Number(minutes ?? 0), Number(seconds ?? 0)];
  const endOfDay = hour === 24 && min === 0 && second === 0 && Number(fraction ?? 0) === 0;
  if ((hour > 23 && !endOfDay) || min > 59 || second > 59) return undefined;
  const zone = Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0);
  if (Number(zoneHours ?? 0) > 23 || Number(zoneMinutes ?? 0) > 59) return undefined;
  const local = date.getTime() + (hour * 60 + min) * minute + second * 1000;
  const utc = new Date(local - (sign === '-' ? -zone : zone) * minute).toISOString();
  // Beyond the years 0000 to 9999 ISO adds a sign, and the text would not sort any more.
  if (!/^\d{4}-/.test(utc)) return undefined;
  const rest = (fraction ?? '').replace(/0+$/, '');
  return utc.slice(0, 19) + (rest === '' ? '' : `.${rest}`);
}

/** A local timestamp as results show it: ISO 8601 with `Z`. Text that is no local timestamp stays as it is. */
export function formatTimestamp(timestamp: string): string {
  return canonical.test(timestamp) ? `${timestamp}Z` : timestamp;
}
