import type {RowsFormat} from './format.js';
import {createObjectWriter} from './json-rows.js';

/**
 * One JSON array with an object a line; `[]` where there are no rows. Booleans are booleans, timestamps ISO 8601
 * strings, blobs base64 strings, JSON columns nested, and integers exact beyond 2^53.
 */
export const formatJson: RowsFormat = columns => {
  const writeObject = createObjectWriter(columns);
  let separator = '[\n';
  return {
    begin: '',
    *rows(rows) {
      for (const row of rows) {
        yield separator + writeObject(row);
        separator = ',\n';
      }
    },
    end: () => (separator === '[\n' ? '[]\n' : '\n]\n'),
  };
};
