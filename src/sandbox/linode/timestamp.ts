/** Linode's form of a time: UTC without a zone, in whole seconds. */
export function printTimestamp(time: Date): string {
  return time.toISOString().slice(0, 19);
}

/**
 * A time as a client may write it, in a form that sorts as text beside the API's own; `undefined` if it is none.
 * A fraction of a second is kept, since cutting it off would turn `+gt` into something else.
 */
export function normalizeTimestamp(text: string): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d(?:\.\d+)?))?)?(?:Z|\+00:00)?$/.exec(text);
  if (parts === null) {
    return undefined;
  }
  const time = `${parts[1]}T${parts[2] ?? '00:00'}:${parts[3] ?? '00'}`;
  return Number.isNaN(Date.parse(`${time}Z`)) ? undefined : time;
}
