/** When the data set of these tests is. */
export const now = new Date();

/** Whether something that was so many milliseconds after 1970 is less than so many days ago. */
export function isWithin(days: number, time: number): boolean {
  return time > now.getTime() - days * 86_400_000;
}
