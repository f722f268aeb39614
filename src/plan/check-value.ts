import {columnOf, type ResourceEntry} from '../catalog/catalog.js';
import type {ColumnType} from '../catalog/column.js';
import type {Parameter} from '../catalog/method.js';
import type {LocalValue} from '../row.js';
import {normaliseTimestamp} from '../timestamp.js';
import {isPng} from './png.js';

export interface ValueProblem {
  readonly message: string;
  readonly hint?: string;
}

/** What is wrong with a value that a parameter is to have, or undefined. The value itself is never in the message: it may be a secret. */
export function checkValue(
  entry: ResourceEntry,
  parameter: Parameter,
  value: LocalValue,
): ValueProblem | undefined {
  const column = columnOf(entry.resource, parameter);
  const name = column?.name ?? parameter.name;
  if (value === null) {
    if (column?.nullable || (column === undefined && !parameter.required)) return undefined;
    return {
      message: `"${name}" can't be NULL`,
      hint: parameter.required ? undefined : 'Leave it out instead.',
    } as ValueProblem;
  }
  if (value === '<REDACTED>') {
    return {
      message: `"${name}" would be set to <REDACTED>, which stands for a secret that the API does not show`,
    };
  }
  const type = column?.type ?? parameter.type ?? 'text';
  const wanted = typeProblem(type, value);
  if (wanted !== undefined) return {message: `"${name}" must be ${wanted}`};
  if (parameter.content === 'image/png' && !isPng(value)) {
    return {message: `"${name}" is not a PNG picture`, hint: "Give the file's bytes: readfile('logo.png')."};
  }
  if (column === undefined || typeof value !== 'string') return undefined;
  const {minLength = 0, maxLength = Number.POSITIVE_INFINITY, values} = column;
  const length = [...value].length;
  if (length < minLength || length > maxLength) {
    const bounds =
      maxLength === Number.POSITIVE_INFINITY ? `at least ${minLength}` : `${minLength} to ${maxLength}`;
    return {message: `"${name}" must have ${bounds} characters; this has ${length}`};
  }
  if (values !== undefined && !values.includes(value)) {
    return {message: `"${name}" must be one of ${values.join(', ')}`};
  }
  return undefined;
}

function typeProblem(type: ColumnType, value: LocalValue): string | undefined {
  switch (type) {
    case 'text':
      return typeof value === 'string' ? undefined : 'text, in single quotes';
    case 'integer':
      return typeof value === 'bigint' || Number.isInteger(value) ? undefined : 'a whole number';
    case 'real':
      return typeof value === 'number' || typeof value === 'bigint' ? undefined : 'a number';
    case 'boolean':
      return value === 0 || value === 1 ? undefined : 'true or false';
    case 'timestamp':
      return typeof value === 'string' && normaliseTimestamp(value) !== undefined
        ? undefined
        : "a date or time, as in '2026-01-31T12:00:00Z'";
    case 'json':
      return isJson(value) ? undefined : 'JSON text';
    case 'blob':
      return value instanceof Uint8Array ? undefined : "bytes, as from readfile('…') or x'…'";
  }
}

function isJson(value: LocalValue): boolean {
  if (typeof value !== 'string') return typeof value === 'number';
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
