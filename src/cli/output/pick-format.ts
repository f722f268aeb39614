import path from 'node:path';
import {RowgateError} from '../../errors.js';
import type {FormatName} from '../../format/index.js';
import type {StatementOptions} from '../command/statement-options.js';

const byEnding: Readonly<Record<string, FormatName>> = {
  '.csv': 'csv',
  '.json': 'json',
  '.md': 'markdown',
};

/** The format of `--format`, or what suits the place that the rows go to. */
export async function pickFormat({
  format,
  output,
}: Pick<StatementOptions, 'format' | 'output'>): Promise<FormatName> {
  if (format === undefined) {
    if (output !== undefined && output !== '-')
      return byEnding[path.extname(output).toLowerCase()] ?? 'jsonl';
    return process.stdout.isTTY ? 'diff' : 'jsonl';
  }
  const {formats, isFormatName} = await import('../../format/index.js');
  if (isFormatName(format)) return format;
  throw new RowgateError('usage', `there is no format "${format}"`, {
    hint: `There are: ${Object.keys(formats).join(', ')}.`,
  });
}
