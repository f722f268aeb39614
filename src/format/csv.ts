import type {ResultHead} from '../execute/result.js';
import type {Value} from '../row.js';
import type {RowsFormat} from './format.js';
import {writeBase64} from './json-text.js';
import {writeValue} from './value-text.js';

/**
 * CSV by RFC 4180 with a header line, except that lines end with LF alone, as psql and most Unix tools have it. NULL
 * is an empty field and an empty text is `""`; a blob is base64, a JSON value its text. The values are the data as
 * it is: nothing in them is escaped but quotes.
 */
export const formatCsv: RowsFormat = columns => ({
  begin: columns.length === 0 ? '' : joinFields(columns.map(column => quoteField(column.name))),
  *rows(rows) {
    if (columns.length === 0) return;
    for (const row of rows) {
      yield joinFields(columns.map(({type}, index) => writeField(row[index] ?? null, type)));
    }
  },
  end: () => '',
});

function joinFields(fields: readonly string[]): string {
  // Readers skip an empty line, and with it the row: a lone NULL has to be written as an empty text.
  return fields.length === 1 && fields[0] === '' ? '""\n' : `${fields.join(',')}\n`;
}

function writeField(value: Value, type: ResultHead['columns'][number]['type']): string {
  if (value === null) return '';
  if (value instanceof Uint8Array) return value.length === 0 ? '""' : writeBase64(value);
  return quoteField(writeValue(value, type));
}

function quoteField(text: string): string {
  // Blanks at the ends are quoted too, since some readers drop them.
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
