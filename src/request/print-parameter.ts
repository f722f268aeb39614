import type {TimestampForm} from '../catalog/wire.js';
import {RowgateError} from '../errors.js';
import type {GivenParameter} from './given-parameter.js';
import {printJson} from './parse-json.js';
import {toWire} from './wire-value.js';

/**
 * The text of a parameter that travels in a path, a query or a header.
 * @throws RowgateError `invalid_value` where it can't be said there.
 */
export function printParameter(
  {parameter, type, value}: GivenParameter,
  timestamps: TimestampForm | undefined,
): string {
  const wire = toWire(value, type, timestamps);
  const text = typeof wire === 'string' ? wire : printJson(wire);
  // Header values are bytes; anything beyond printable ASCII means something else to each server.
  if (parameter.in === 'header' && !/^[\t\x20-\x7e]*$/.test(text)) {
    throw new RowgateError('invalid_value', `"${parameter.name}" has characters that a header can't carry`, {
      hint: 'It may have printable ASCII characters only',
    });
  }
  if (/\p{Cs}/u.test(text)) {
    throw new RowgateError('invalid_value', `"${parameter.name}" is not well-formed Unicode`);
  }
  return text;
}
