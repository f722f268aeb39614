import type {ResultHead} from '../execute/result.js';
import {formatCsv} from './csv.js';
import type {RowsWriter} from './format.js';
import {joinPieces} from './join-pieces.js';
import {formatJson} from './json.js';
import {formatJsonl} from './jsonl.js';

/** Formats that write rows as they come. */
export const rowsFormats = {json: formatJson, jsonl: formatJsonl, csv: formatCsv} as const;

/**
 * Writes a result in a format as it comes; undefined where the format has to see all rows before it writes one. The
 * texts are those of formatResult.
 */
export function startRows(name: string, columns: ResultHead['columns']): RowsWriter | undefined {
  if (!isRowsFormat(name)) return undefined;
  const writer = rowsFormats[name](columns);
  return {...writer, rows: rows => joinPieces(writer.rows(rows))};
}

function isRowsFormat(name: string): name is keyof typeof rowsFormats {
  return Object.hasOwn(rowsFormats, name);
}
