import type {RowsFormat} from './format.js';
import {createObjectWriter} from './json-rows.js';

/** A JSON object a line, with values as in `json`; nothing where there are no rows. */
export const formatJsonl: RowsFormat = columns => {
  const writeObject = createObjectWriter(columns);
  return {
    begin: '',
    *rows(rows) {
      for (const row of rows) yield `${writeObject(row)}\n`;
    },
    end: () => '',
  };
};
