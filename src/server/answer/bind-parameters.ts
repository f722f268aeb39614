import {RowgateError} from '../../errors.js';
import type {BoundValue} from '../../plan/bind-parameters.js';
import {decodeText} from '../protocol/byte-reader.js';
import {findType, isTextType} from '../type/types.js';
import type {Parameter} from './answerer.js';
import type {ParameterType} from './parameter-types.js';

/**
 * The values of parameters.
 *
 * @throws RowgateError `invalid_text` or `invalid_binary` for what is no value of its type, `unsupported` for a type that
 * can't be read. No value is in the message: it may be a secret.
 */
export function readParameters(
  parameters: readonly Parameter[],
  types: readonly ParameterType[],
): readonly BoundValue[] {
  return parameters.map(({format, bytes}, index) => {
    if (bytes === null) return null;
    const {told, read} = types[index] ?? {told: 0, read: 0};
    const type = findType(read);
    if (format === 'text' || isTextType(told)) {
      const text = decodeText(bytes);
      if (type === undefined) return text;
      return type.parse(text) ?? fail('invalid_text', index, type.name);
    }
    if (type === undefined) {
      throw new RowgateError('unsupported', `$${index + 1} is of a type whose binary form is not known`, {
        hint: 'Send it as text.',
      });
    }
    const copy = Buffer.from(bytes);
    return type.decode(copy) ?? fail('invalid_binary', index, type.name);
  });
}

function fail(code: 'invalid_text' | 'invalid_binary', index: number, type: string): never {
  throw new RowgateError(code, `the value of $${index + 1} is not of the type ${type}`, {
    hint: 'Rowgate holds whole numbers of 64 bits, other numbers as doubles, and times of the years 1 to 9999.',
  });
}
