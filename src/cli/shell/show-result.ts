import {RowgateError} from '../../errors.js';
import type {Result} from '../../execute/result.js';
import {formatResult} from '../../format/index.js';
import {hasColors} from '../output/has-colors.js';
import {drawPictures, openOutput} from '../output/open-output.js';
import type {Output} from '../output/output.js';
import {pickFormat} from '../output/pick-format.js';
import {createStandardWriter} from '../output/standard-writer.js';
import {findPager, isLongText, showInPager} from './pager.js';
import type {Settings} from './settings.js';

/** Where the rows of a shell go: to standard output, through a pager where they are many, or to a file. */
export interface Screen {
  show(result: Result): Promise<void>;
  /** Opens another place; undefined is standard output. What was written to a file is whole then. */
  redirect(file: string | undefined): Promise<void>;
  /** The end: a file gets what it has. */
  finish(): Promise<void>;
}

export interface ScreenOptions {
  readonly settings: Settings;
  /** Leaves the terminal to a pager. Without it, there is none. */
  readonly lend?: (<Value>(work: () => Promise<Value>) => Promise<Value>) | undefined;
}

export function openScreen({settings, lend}: ScreenOptions): Screen {
  const {stdout} = process;
  const writer = createStandardWriter();
  let file: Output | undefined;

  const showHere = async (result: Result) => {
    const format = await pickFormat(settings.format === undefined ? {} : {format: settings.format});
    if (format === 'parquet') {
      throw new RowgateError('usage', 'parquet is not for a terminal', {hint: 'Name a file: .output FILE.'});
    }
    const options = {width: stdout.isTTY ? stdout.columns : undefined, colors: hasColors(stdout)};
    const pager = stdout.isTTY && lend !== undefined ? findPager(process.env) : undefined;
    const write = () => formatResult(format, result, options);
    if (pager !== undefined && lend !== undefined && isLongText(write(), sizeOf(stdout))) {
      if (await lend(() => showInPager(pager, write()))) return;
    }
    for (const text of write()) await writer.write(text);
    if (stdout.isTTY) await writer.write(await drawPictures(format, result));
  };
  const finish = async () => {
    const done = file;
    file = undefined;
    await done?.finish();
  };
  const open = async (path: string) => {
    const {format} = settings;
    return openOutput(
      path,
      await pickFormat({output: path, ...(format !== undefined && {format})}),
      () => {},
    );
  };
  return {
    show: async result => {
      if (file === undefined) return showHere(result);
      // A file has one format from its first row on.
      await file.write(result);
    },
    redirect: async path => {
      const next = path === undefined || path === '-' ? undefined : await open(path);
      await finish();
      file = next;
    },
    finish,
  };
}

function sizeOf({rows = 24, columns = 80}: NodeJS.WriteStream): {
  readonly rows: number;
  readonly columns: number;
} {
  return {rows, columns};
}
