import {RowgateError} from '../../errors.js';
import type {Value} from '../../row.js';
import type {Cell} from '../protocol/backend-message.js';
import type {Format} from '../protocol/frontend-message.js';
import {ofJsonText} from '../type/json.js';
import type {TypeCodec} from '../type/type-codec.js';
import type {AnswerColumn} from './answerer.js';

/** A column, with what writes its values. */
export interface TypedColumn {
  readonly name: string;
  readonly type: TypeCodec;
  /** Where it is JSON, its values are texts of that. */
  readonly isText?: boolean;
}

export function describeColumns(columns: readonly TypedColumn[]): readonly AnswerColumn[] {
  return columns.map(({name, type}) => ({name, type: type.id, size: type.size}));
}

/**
 * Rows as they go to the client, each encoded when it is taken.
 *
 * @throws RowgateError `invalid_text` for a value that is none of its column's type.
 */
export function* encodeRows(
  columns: readonly TypedColumn[],
  rows: readonly (readonly Value[])[],
  formats: readonly Format[],
): Generator<readonly Cell[], undefined> {
  const writers = columns.map(({type, isText}, index) => {
    const {encode, print} = isText ? ofJsonText(type) : type;
    return formats[index] === 'binary' ? encode : print;
  });
  for (const row of rows) {
    yield columns.map((column, index) => {
      const value = row[index] ?? null;
      const cell = value === null ? null : writers[index]?.(value);
      if (cell === undefined) throw wrongValue(column);
      return cell;
    });
  }
}

function wrongValue({name, type}: TypedColumn): RowgateError {
  return new RowgateError('invalid_text', `a value of the column "${name}" is not of the type ${type.name}`, {
    hint: 'CAST(… AS TEXT) shows it as it is.',
  });
}
