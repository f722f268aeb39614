const units: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds of `5000`, `30s`, `5min` or `5m`; a number alone counts milliseconds. Undefined for what is none. */
export function readDuration(text: string): number | undefined {
  const [, amount, unit = 'ms'] = /^\s*(\d{1,12}(?:\.\d{1,6})?)\s*([a-z]+)?\s*$/.exec(text) ?? [];
  const size = Object.hasOwn(units, unit) ? units[unit] : undefined;
  return amount === undefined || size === undefined ? undefined : Math.round(Number(amount) * size);
}
