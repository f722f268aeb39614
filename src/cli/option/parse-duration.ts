import {InvalidArgumentError} from 'commander';

const units: Readonly<Record<string, number>> = {ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000};

/** Timers take no more than 2^31 milliseconds, which are 24.8 days. */
const longest = 24 * 86_400_000;

/** Milliseconds of `500ms`, `30s`, `5m`, `1h` or `2d`: more than none, and at most 24 days. */
export function parseDuration(text: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?) ?(ms|s|m|h|d)$/.exec(text) ?? [];
  const milliseconds = Number(amount) * (units[unit] ?? Number.NaN);
  if (milliseconds > 0 && milliseconds <= longest) return milliseconds;
  throw new InvalidArgumentError('Give a number and a unit, as in 30s, 5m or 1h, of at most 24d.');
}
