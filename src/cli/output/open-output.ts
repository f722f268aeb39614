import {RowgateError} from '../../errors.js';
import type {Result} from '../../execute/result.js';
import type {OutputFormat} from '../../format/index.js';
import {createFileWriter} from './file-writer.js';
import {hasColors} from './has-colors.js';
import {createStandardWriter} from './standard-writer.js';

/** Where rows go. */
export interface Output {
  /** Throws what the place throws, such as the error of a closed pipe. */
  write(result: Result): Promise<void>;
  /** All is written. */
  finish(): Promise<void>;
  /** Something went wrong. Gives what there is to say about what was written so far. */
  abandon(): Promise<readonly string[]>;
}

/** Takes text. `finish` and `abandon` are as those of an output. */
export interface Writer extends Pick<Output, 'finish' | 'abandon'> {
  /** Told before the first text of a result. */
  begin(about: {readonly hasSecrets: boolean; readonly isShownOnce: boolean}): Promise<void>;
  write(text: string | Uint8Array): Promise<void>;
}

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
  const isApart = format === 'table' || format === 'markdown' || format === 'diff';
  let isFirst = true;
  return {
    finish: writer.finish,
    abandon: writer.abandon,
    write: async result => {
      // Loaded this late, since it takes as long as many an API call.
      const {formatResult} = await import('../../format/index.js');
      const hasSecrets = result.columns.some(column => column.secret);
      await writer.begin({hasSecrets, isShownOnce: hasSecrets && result.outcomes !== undefined});
      if (format === 'parquet') {
        if (!isFirst) throw new RowgateError('usage', 'a parquet file holds the result of one statement');
        isFirst = false;
        const {writeParquet} = await import('./write-parquet.js');
        return writer.write(writeParquet(result));
      }
      if (isApart && !isFirst) await writer.write('\n');
      isFirst = false;
      const width = isTerminal ? process.stdout.columns : undefined;
      for (const text of formatResult(format, result, {width, colors})) await writer.write(text);
    },
  };
}
