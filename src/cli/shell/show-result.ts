import type {Result} from '../../execute/result.js';
import {formatResult} from '../../format/index.js';
import {hasColors} from '../output/has-colors.js';
import {drawPictures, type Output, openOutput} from '../output/open-output.js';
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
  let file: {readonly path: string; readonly output: Output; readonly format: string | undefined} | undefined;

  const showHere = async (result: Result) => {
    const format = await pickFormat(settings.format === undefined ? {} : {format: settings.format});
    const options = {width: stdout.isTTY ? stdout.columns : undefined, colors: hasColors(stdout)};
    const pager = stdout.isTTY && lend !== undefined ? findPager(process.env) : undefined;
    const texts = formatResult(format, result, options)[Symbol.iterator]();
    let start = '';
    const screen = {rows: stdout.rows ?? 24, columns: stdout.columns ?? 80};
    if (pager !== undefined && lend !== undefined) {
      let next = texts.next();
      for (; !next.done && !isLongText(start, screen); next = texts.next()) start += next.value;
      const rest = next.done ? [] : [next.value];
      if (isLongText(start, screen)) {
        const all = function* () {
          yield start;
          yield* rest;
          yield* {[Symbol.iterator]: () => texts};
        };
        if (await lend(() => showInPager(pager, all()))) return;
      }
      start += rest.join('');
    }
    await writer.write(start);
    for (let next = texts.next(); !next.done; next = texts.next()) await writer.write(next.value);
    if (stdout.isTTY) await writer.write(await drawPictures(format, result));
  };
  const finish = async () => {
    const done = file;
    file = undefined;
    await done?.output.finish();
  };
  const open = async (path: string) => {
    const {format} = settings;
    const output = openOutput(
      path,
      await pickFormat({output: path, ...(format !== undefined && {format})}),
      () => {},
    );
    return {path, output, format};
  };
  return {
    show: async result => {
      if (file === undefined) return showHere(result);
      // A file has one format from its first row on.
      await file.output.write(result);
    },
    redirect: async path => {
      const next = path === undefined || path === '-' ? undefined : await open(path);
      await finish();
      file = next;
    },
    finish,
  };
}
