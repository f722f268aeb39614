import type {Result, ResultHead} from '../execute/result.js';
import {formatCsv} from './csv.js';
import {formatDiff} from './diff.js';
import type {Format, FormatOptions, RowsFormat, RowsWriter} from './format.js';
import {formatJson} from './json.js';
import {formatJsonl} from './jsonl.js';
import {formatMarkdown} from './markdown.js';
import {formatTable} from './table.js';

export type {Format, FormatOptions, RowsWriter} from './format.js';

/** Those that write rows as they come. */
const rowsFormats = {json: formatJson, jsonl: formatJsonl, csv: formatCsv} as const;

/** The output formats by name, in the order in which help lists them. */
export const formats = {
  table: formatTable,
  json: writeWhole(formatJson),
  jsonl: writeWhole(formatJsonl),
  csv: writeWhole(formatCsv),
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

/** Whether there is a format of that name. Names are in lower case. */
export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}

/** A write for each line is slow, and one write for everything needs all of it in memory. */
const chunkLength = 65_536;

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

/**
 * Writes a result in a format as it comes; undefined where the format has to see all rows before it writes one. The
 * texts are those of formatResult.
 */
export function startRows(name: FormatName, columns: ResultHead['columns']): RowsWriter | undefined {
  if (!isRowsFormat(name)) return undefined;
  const writer = rowsFormats[name](columns);
  return {...writer, rows: rows => joinPieces(writer.rows(rows))};
}

function isRowsFormat(name: FormatName): name is keyof typeof rowsFormats {
  return Object.hasOwn(rowsFormats, name);
}

function* joinPieces(all: Iterable<string>): Generator<string, void, undefined> {
  let pieces: string[] = [];
  let length = 0;
  for (const piece of all) {
    pieces.push(piece);
    length += piece.length;
    if (length >= chunkLength) {
      yield pieces.join('');
      pieces = [];
      length = 0;
    }
  }
  if (length > 0) yield pieces.join('');
}
