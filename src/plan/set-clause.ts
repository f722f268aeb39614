import type {ResourceEntry} from '../catalog/catalog.js';
import type {Method, Parameter} from '../catalog/method.js';
import {RowgateError} from '../errors.js';
import type {Assignment} from '../statement/statement.js';
import {type Analysis, textOf} from './analysis.js';
import {place} from './place.js';
import {checkConstant, writableParameter} from './targets.js';

/**
 * The parameters that SET gives values for.
 *
 * @throws RowgateError for a column that can't be set, or that is set twice.
 */
export function settableParameters(
  analysis: Analysis,
  entry: ResourceEntry,
  method: Method,
  set: readonly Assignment[],
): readonly Parameter[] {
  const parameters: Parameter[] = [];
  for (const {column} of set) {
    const parameter = writableParameter(analysis, entry, method, column);
    if (parameters.includes(parameter)) {
      throw new RowgateError('invalid_value', `column "${column.name}" is set twice`, {
        position: place(analysis, column.range),
      });
    }
    parameters.push(parameter);
  }
  return parameters;
}

/** Checks the values that are the same for every row, once their text is analysed. */
export function checkSetValues(
  analysis: Analysis,
  entry: ResourceEntry,
  parameters: readonly Parameter[],
  set: readonly Assignment[],
): void {
  for (const [index, {value}] of set.entries()) {
    const parameter = parameters[index];
    if (parameter !== undefined) checkConstant(analysis, entry, parameter, value);
  }
}

/** The text of what each parameter is set to, as it was written. */
export function setExpressions(
  analysis: Analysis,
  parameters: readonly Parameter[],
  set: readonly Assignment[],
): Readonly<Record<string, string>> {
  const texts = set.map(({value}) => textOf(analysis, value.range));
  return Object.fromEntries(parameters.map(({name}, index) => [name, texts[index] ?? '']));
}
