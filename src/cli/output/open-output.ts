import {RowgateError} from '../../errors.js';
import type {Result, ResultHead} from '../../execute/result.js';
import type {OutputFormat} from '../../format/index.js';
import type {Row} from '../../row.js';
import {createFileWriter} from './file-writer.js';
import {hasColors} from './has-colors.js';
import type {Output, RowsOutput} from './output.js';
import {createStandardWriter} from './standard-writer.js';

/**
 * Opens the file of `--output`, or standard output where none is named. `onFile` is called once there is a file that
 * has to be cleaned up.
 *
 * @throws RowgateError `usage` for a file that can't be written, or a terminal that is to show bytes.
 */
export function openOutput(path: string | undefined, format: OutputFormat, onFile: () => void): Output {
  const isStandard = path === undefined || path === '-';
  const writer = isStandard ? createStandardWriter() : createFileWriter(path, onFile);
  const isTerminal = isStandard && process.stdout.isTTY;
  if (isTerminal && format === 'parquet') {
    throw new RowgateError('usage', 'parquet is not for a terminal', {hint: 'Name a file: --output FILE.'});
  }
  const colors = isTerminal && hasColors(process.stdout);
  const isApart = format === 'table' || format === 'line' || format === 'markdown' || format === 'diff';
  let isFirst = true;
  const writeAll = async (texts: Iterable<string>) => {
    for (const text of texts) if (text !== '') await writer.write(text);
  };
  const begin = async (head: ResultHead): Promise<RowsOutput> => {
    // Loaded this late, since it takes as long as many an API call.
    const {startRows} = await import('../../format/start-rows.js');
    const hasSecrets = head.columns.some(column => column.secret);
    await writer.begin({hasSecrets, isShownOnce: hasSecrets && head.outcomes !== undefined});
    const rowsWriter = startRows(format, head.columns);
    if (rowsWriter !== undefined) {
      await writeAll([rowsWriter.begin]);
      return {
        rows: rows => writeAll(rowsWriter.rows(rows)),
        end: () => writeAll([rowsWriter.end()]),
      };
    }
    const batches: (readonly Row[])[] = [];
    return {
      rows: async rows => {
        batches.push(rows);
      },
      end: async end => {
        const result = {...head, ...end, rows: batches.flat()};
        if (isApart && !isFirst) await writer.write('\n');
        isFirst = false;
        if (format === 'parquet') {
          const {writeParquet} = await import('./write-parquet.js');
          return writer.write(writeParquet(result));
        }
        const {formatResult} = await import('../../format/index.js');
        const width = isTerminal ? process.stdout.columns : undefined;
        await writeAll(formatResult(format, result, {width, colors}));
        if (isTerminal) await writeAll([await drawPictures(format, result)]);
      },
    };
  };
  return {
    finish: writer.finish,
    abandon: writer.abandon,
    begin,
    write: async ({rows, complete, requests, notes, ...head}) => {
      const output = await begin(head);
      await output.rows(rows);
      await output.end({complete, requests, notes});
    },
  };
}

/** The pictures among a few rows, for a terminal. */
export async function drawPictures(format: OutputFormat, result: Result): Promise<string> {
  const isShown = format === 'table' || format === 'line' || format === 'diff';
  // Few results have any.
  if (!isShown || result.rows.length > 4 || !result.columns.some(({type}) => type === 'blob')) return '';
  const {drawImages} = await import('../image/draw-images.js');
  return drawImages(result, process.env, process.stdout.columns);
}
