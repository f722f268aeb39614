/** Whether a stream is a terminal that may be written to in colours. */
export function hasColors({isTTY}: {readonly isTTY?: boolean}): boolean {
  return Boolean(isTTY) && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}
