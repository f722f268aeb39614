import type {ColumnType} from '../catalog/column.js';

/**
 * What the values of an expression are, more finely than a column of an API is declared: `int32` is a whole number that
 * surely fits into 32 bits, `date` a text `YYYY-MM-DD`, `decimal` a number that was asked for as NUMERIC.
 */
export type ValueType = ColumnType | 'int32' | 'date' | 'decimal';

/** Null is the type of a bare NULL, which goes with every other; undefined is not known. */
export type MaybeType = ValueType | null | undefined;

const wholeTypes: ReadonlySet<MaybeType> = new Set(['boolean', 'int32', 'integer'] as const);
const numericTypes: ReadonlySet<MaybeType> = new Set([...wholeTypes, 'real', 'decimal'] as const);

export function isWhole(type: MaybeType): boolean {
  return wholeTypes.has(type);
}

/** A boolean is one of the numbers 0 and 1. */
export function isNumeric(type: MaybeType): boolean {
  return numericTypes.has(type);
}

/** The type that holds a value of any of these: whole numbers go into a wider type, and all else must agree. */
export function joinTypes(types: readonly MaybeType[]): MaybeType {
  const known = [...new Set(types.filter(type => type !== null))];
  const [first] = known;
  if (known.length === 0) return types.length === 0 ? undefined : null;
  if (known.length === 1) return first;
  if (!known.every(isNumeric)) return undefined;
  if (known.every(isWhole)) return 'integer';
  return known.includes('real') ? 'real' : 'decimal';
}
