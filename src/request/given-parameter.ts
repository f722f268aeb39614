import type {Column, ColumnType} from '../catalog/column.js';
import type {Method, Parameter} from '../catalog/method.js';
import {RowgateError} from '../errors.js';
import type {LocalValue} from '../row.js';

/** A parameter of a call that has a value, with what its column says of it. */
export interface GivenParameter {
  readonly parameter: Parameter;
  readonly column: Column | undefined;
  readonly type: ColumnType;
  readonly value: LocalValue;
}

/**
 * The parameters of a method that are given, in its order. A null is a value in a body only.
 * @throws RowgateError `missing_parameter`, `unknown_parameter`.
 */
export function listGiven(
  method: Method,
  columns: readonly Column[],
  parameters: Readonly<Record<string, LocalValue>>,
): readonly GivenParameter[] {
  const known = new Set(method.parameters.map(parameter => parameter.name));
  const unknown = Object.keys(parameters).find(name => !known.has(name));
  if (unknown !== undefined) {
    throw new RowgateError('unknown_parameter', `${method.name} has no parameter "${unknown}"`, {
      hint: `Its parameters are: ${[...known].join(', ') || 'none'}`,
    });
  }
  return method.parameters.flatMap(parameter => {
    const value = Object.hasOwn(parameters, parameter.name) ? parameters[parameter.name] : undefined;
    const missing = value === undefined || (value === null && parameter.in !== 'body');
    if (missing && parameter.required) {
      throw new RowgateError('missing_parameter', `${method.name} needs the parameter "${parameter.name}"`);
    }
    if (value === undefined || missing) return [];
    const column = columns.find(({name}) => name === (parameter.column ?? parameter.name));
    return [{parameter, column, type: parameter.type ?? column?.type ?? 'text', value}];
  });
}
