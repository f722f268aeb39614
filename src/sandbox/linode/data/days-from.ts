import {printTimestamp} from '../timestamp.js';

/** The time so many days after `now`, or before it, as Linode writes it. */
export function daysFrom(now: Date, days: number): string {
  return printTimestamp(new Date(now.getTime() + days * 86_400_000));
}
