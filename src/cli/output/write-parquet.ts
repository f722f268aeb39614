import {RowgateError} from '../../errors.js';
import type {Result} from '../../execute/result.js';
import {formatParquet} from '../../format/parquet.js';

/** @throws RowgateError `invalid_value` for a result that a file of that form can't hold. */
export function writeParquet(result: Result): Uint8Array {
  if (result.columns.length === 0) {
    throw new RowgateError('invalid_value', 'there are no columns to put into a parquet file');
  }
  try {
    return formatParquet(result);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RowgateError('invalid_value', error.message, {
      hint: 'Make its values of one type with CAST, or take another format.',
    });
  }
}
