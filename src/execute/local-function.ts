import type {LocalValue} from '../row.js';

/** A function that SQLite is given. With an arity of -1 it takes any number of values. */
export interface LocalFunction {
  readonly arity: number;
  readonly call: (...values: LocalValue[]) => LocalValue | boolean;
}

/** A function that gives NULL where one of its values is NULL. */
export function strict(
  arity: number,
  call: (...values: Exclude<LocalValue, null>[]) => LocalValue | boolean,
): LocalFunction {
  return {
    arity,
    call: (...values) => {
      const given = values.filter(value => value !== null);
      return given.length < values.length ? null : call(...given);
    },
  };
}
