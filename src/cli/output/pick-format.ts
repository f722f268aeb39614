import path from 'node:path';
import {RowgateError} from '../../errors.js';
import type {OutputFormat} from '../../format/index.js';
import type {StatementOptions} from '../command/statement-options.js';

const byEnding: Readonly<Record<string, OutputFormat>> = {
  '.csv': 'csv',
  '.json': 'json',
  '.md': 'markdown',
  '.parquet': 'parquet',
};

/** The format of `--format`, or what suits the place that the rows go to. */
export async function pickFormat({
  format,
  output,
}: Pick<StatementOptions, 'format' | 'output'>): Promise<OutputFormat> {
  if (format === undefined) {
    if (output !== undefined && output !== '-')
      return byEnding[path.extname(output).toLowerCase()] ?? 'jsonl';
    return process.stdout.isTTY ? 'diff' : 'jsonl';
  }
  const {outputFormats} = await import('../../format/index.js');
  const found = outputFormats.find(each => each === format);
  if (found !== undefined) return found;
  throw new RowgateError('usage', `there is no format "${format}"`, {
    hint: `There are: ${outputFormats.join(', ')}.`,
  });
}
