import type {Provider} from './provider.js';

/**
 * A provider's data as it is, with a type as exact as `as const` would make it, so that table types can come from it.
 * The compiler refuses what is missing, of a wrong type, or unknown; what types can't say, checkProvider does.
 *
 * ```ts
 * export const acme = defineProvider({name: 'acme', …});
 * const db = new Kysely<Database<typeof acme>>({dialect});
 * ```
 */
export function defineProvider<const P extends Provider>(provider: P & Known<P, Provider>): P {
  return provider;
}

/**
 * A type with a fault in place of each field that the shape does not have: a misspelt one would else do nothing. Before T is
 * inferred it is the shape itself, which has no end.
 */
type Known<T, Shape> = [Shape] extends [T]
  ? T
  : T extends readonly unknown[]
    ? {readonly [Index in keyof T]: Known<T[Index], ItemOf<Shape>>}
    : T extends object
      ? {
          readonly [Name in keyof T]: Name extends NamesIn<Shape>
            ? Known<T[Name], FieldOf<Shape, Name>>
            : UnknownField<Name>;
        }
      : T;

interface UnknownField<Name> {
  readonly 'there is no field of this name': Name;
}

type ItemOf<Shape> = Shape extends readonly (infer Item)[] ? Item : never;

type NamesIn<Shape> = Shape extends unknown ? keyof Shape : never;

type FieldOf<Shape, Name> = Shape extends unknown ? (Name extends keyof Shape ? Shape[Name] : never) : never;
