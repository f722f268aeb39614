import type {Result} from '../execute/result.js';
import type {Value} from '../row.js';
import {describeBlob} from './blob-description.js';
import {showHidden} from './hidden-characters.js';
import {findNumericColumns} from './numeric-columns.js';
import {writeValue} from './value-text.js';

/**
 * A table in GitHub's Markdown, numbers flush right. NULL is an empty cell, a blob is told by kind and size, a line
 * break is `<br>`, and whatever Markdown would read as markup is escaped, so that the page shows the value itself.
 */
export function* formatMarkdown(result: Result): Generator<string, void, undefined> {
  const {columns, rows} = result;
  if (columns.length === 0) return;
  yield joinCells(columns.map(column => escapeMarkdown(column.name)));
  yield joinCells(findNumericColumns(result).map(numeric => (numeric ? '---:' : '---')));
  for (const row of rows)
    yield joinCells(columns.map(({type}, index) => writeCell(row[index] ?? null, type)));
}

function joinCells(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function writeCell(value: Value, type: Result['columns'][number]['type']): string {
  if (value === null) return '';
  if (value instanceof Uint8Array) return describeBlob(value);
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return escapeMarkdown(writeValue(value, type));
}

function escapeMarkdown(text: string): string {
  // A backslash inside a bare URL would become part of the link; there only the table itself needs protection.
  const markup = /^https?:\/\/[^\s\\<]+$/.test(text)
    ? /\|/g
    : /[\\`*|<~]|(?<=\])\(|&(?=#?\w+;)|(?<![a-z\d])_|_(?![a-z\d])/gi;
  return text
    .split(/\r\n|\r|\n/)
    .map(line => showHidden(line).replace(markup, '\\$&'))
    .join('<br>');
}
