import type {LocalValue} from '../row.js';

/** Every combination of the parameters' values, one for each call. */
export function combineValues(
  bindings: Readonly<Record<string, {readonly values: readonly LocalValue[]}>>,
): readonly Readonly<Record<string, LocalValue>>[] {
  return Object.entries(bindings).reduce<readonly Readonly<Record<string, LocalValue>>[]>(
    (calls, [name, {values}]) => calls.flatMap(call => values.map(value => ({...call, [name]: value}))),
    [{}],
  );
}
