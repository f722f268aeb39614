import type {Result} from '../execute/result.js';
import {formatDiff} from './diff.js';
import type {Format, FormatOptions, RowsFormat} from './format.js';
import {joinPieces} from './join-pieces.js';
import {formatLine} from './line.js';
import {formatMarkdown} from './markdown.js';
import {rowsFormats} from './start-rows.js';
import {formatTable} from './table.js';

export type {Format, FormatOptions, RowsWriter} from './format.js';

/** The output formats by name, in the order in which help lists them. */
export const formats = {
  table: formatTable,
  line: formatLine,
  json: writeWhole(rowsFormats.json),
  jsonl: writeWhole(rowsFormats.jsonl),
  csv: writeWhole(rowsFormats.csv),
  markdown: formatMarkdown,
  diff: formatDiff,
} as const satisfies Record<string, Format>;

function writeWhole(format: RowsFormat): Format {
  return function* ({columns, rows}) {
    const writer = format(columns);
    yield writer.begin;
    yield* writer.rows(rows);
    yield writer.end();
  };
}

export type FormatName = keyof typeof formats;

/** Formats that a result can be put out in: those of text, and one of bytes, which formatParquet writes. */
export type OutputFormat = FormatName | 'parquet';

export const outputFormats: readonly OutputFormat[] = [...(Object.keys(formats) as FormatName[]), 'parquet'];

/**
 * Writes a result in a format, in chunks of about 64 Ki characters that are ready to be written out one after
 * the other. Every chunk ends with a line break; a result without any text gives no chunk.
 */
export function formatResult(
  name: FormatName,
  result: Result,
  options: FormatOptions = {},
): Generator<string, void, undefined> {
  return joinPieces(formats[name](result, options));
}
