import type {RateLimit} from '../catalog/wire.js';

type Headers = Readonly<Record<string, string>>;

/** What the headers of an answer tell of the limit. */
export interface Allowance {
  /** How many more requests the API takes before `reset`. */
  readonly remaining: number;
  /** When the window ends, in milliseconds since 1970 by this machine's clock. */
  readonly reset: number;
}

/** The allowance in the headers of an answer that arrived at `now` (milliseconds since 1970), if they tell both. */
export function readAllowance(
  rateLimit: RateLimit | undefined,
  headers: Headers,
  now: number,
): Allowance | undefined {
  if (rateLimit === undefined) return undefined;
  const remaining = readNumber(headers[rateLimit.remaining.toLowerCase()]);
  const reset = readNumber(headers[rateLimit.reset.toLowerCase()]);
  if (remaining === undefined || reset === undefined) return undefined;
  return {remaining, reset: now + Math.max(0, reset * 1000 - serverTime(headers, now))};
}

/** How long `Retry-After` asks to wait, in milliseconds: it is a number of seconds, or a date. */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return undefined;
  const seconds = readNumber(text);
  if (seconds !== undefined) return seconds * 1000;
  // Date.parse takes many things for a date, `-1` among them; an HTTP date starts with the day's name.
  const date = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - serverTime(headers, now));
}

/** The server's clock, so that a wrong one here does no harm. */
function serverTime(headers: Headers, now: number): number {
  const date = Date.parse(headers.date ?? '');
  return Number.isNaN(date) ? now : date;
}

function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
