/** How wide a column of a table could be. */
export interface ColumnExtent {
  /** Of its name. */
  readonly name: number;
  /** Of its widest value; 0 where there are no rows. */
  readonly values: number;
  readonly numeric: boolean;
  /** So much of it is kept at least, if it has that: of a time, its day. */
  readonly least?: number;
  /** Never cut: a secret that is shown only once would be lost. */
  readonly whole?: boolean;
}

/** So much of a name is kept at least, so much of a value, and so much of a number. */
const nameMinimum = 10;
const valueMinimum = 6;
const numberMinimum = 24;

/**
 * The widths of columns that have `room` columns of the terminal together. The widest are narrowed first, down to
 * one common width. No column goes below what is needed to tell what it is, and a number of up to 24 digits is never
 * cut, since a part of it reads as another number, nor is a secret; so where there are too many columns the sum exceeds the room.
 */
export function fitColumns(extents: readonly ColumnExtent[], room: number): readonly number[] {
  const natural = extents.map(extent => Math.max(extent.name, extent.values));
  const floors = extents.map(({name, values, numeric, least = valueMinimum, whole}) => {
    if (whole) return Math.max(name, values);
    return numeric
      ? Math.max(Math.min(values, numberMinimum), Math.min(name, nameMinimum))
      : Math.min(Math.max(name, values), Math.max(least, Math.min(name, nameMinimum)));
  });
  const narrow = (level: number) =>
    natural.map((width, index) => Math.max(floors[index] ?? 0, Math.min(width, level)));
  const widest = Math.max(0, ...natural);
  if (sum(natural) <= room) return natural;

  // The highest level at which all fit; at 0 they are at their floors.
  let low = 0;
  let high = widest;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sum(narrow(middle)) <= room) low = middle;
    else high = middle;
  }
  const widths = narrow(low);
  let rest = room - sum(widths);
  return widths.map((width, index) => {
    if (rest <= 0 || width !== low || width >= (natural[index] ?? 0)) return width;
    rest--;
    return width + 1;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
