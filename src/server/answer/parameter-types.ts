import {RowgateError} from '../../errors.js';
import type {ValueType} from '../../plan/value-type.js';
import {isPostgresType, type PostgresType} from '../translate/postgres-type.js';
import {findType, findTypeByName, isTextType, typeOf} from '../type/types.js';

/** The type of a parameter, by its id; 0 is none. */
export interface ParameterType {
  /** What the client is told. */
  readonly told: number;
  /** What the values are read as. */
  readonly read: number;
}

/** What is known of a type that a client gives, before there is a text: one that is given as text may stand for any. */
export function knownTypeOf(id: number): PostgresType | undefined {
  const {name} = findType(id) ?? {};
  return isTextType(id) || !isPostgresType(name) ? undefined : name;
}

/**
 * The types that the client gives go before those that the text gives. But what it gives as text is read as what the text takes
 * it for: `public = $1` is about a boolean, however that is sent.
 */
export function mergeTypes(
  given: readonly number[],
  found: readonly (PostgresType | undefined)[],
): readonly ParameterType[] {
  const unknown = 705;
  return Array.from({length: Math.max(given.length, found.length)}, (_, index) => {
    const own = given[index] === unknown ? 0 : (given[index] ?? 0);
    const other = findTypeByName(found[index])?.id ?? 0;
    return {told: own || other, read: isTextType(own) ? other || own : own || other};
  });
}

/**
 * The same with those that only the plan tells.
 *
 * @throws RowgateError `unknown_parameter` for one that can't be given.
 */
export function completeTypes(
  types: readonly ParameterType[],
  planned: ReadonlyMap<string, ValueType | undefined>,
): readonly ParameterType[] {
  const named = [...planned.keys()].find(name => !/^\d+$/.test(name));
  if (named !== undefined) {
    throw new RowgateError('unknown_parameter', `the parameter "${named}" has a name`, {
      hint: 'Over this protocol parameters are $1, $2, ….',
    });
  }
  const count = Math.max(types.length, ...[...planned.keys()].map(Number));
  return Array.from({length: count}, (_, index) => {
    const {told, read} = types[index] ?? {told: 0, read: 0};
    const other = typeOf(planned.get(String(index + 1))).id;
    return {told: told || other, read: read || other};
  });
}
