import pc from 'picocolors';
import {type ErrorCode, RowgateError} from '../../errors.js';
import {hasColors} from '../output/has-colors.js';
import {describeBug} from './describe-bug.js';
import {nameFlags} from './name-flags.js';
import {showPlace} from './show-place.js';
import type {StatusLine} from './status-line.js';

/** Those of which the exit status tells all. */
const plainCodes: ReadonlySet<ErrorCode> = new Set(['usage', 'cancelled']);

/** What a command has to say beside its rows, on standard error. */
export interface Report {
  /** A line as it stands. */
  line(text: string): void;
  /** A note as makeNote makes it. */
  note(text: string): void;
  /** Something that makes the exit status other than 0 and is no error: a summary, and more on further lines. */
  problem(summary: string, more?: readonly string[]): void;
  error(error: unknown): Promise<void>;
}

export interface ReportOptions {
  /** Replaces what must not be shown. */
  readonly hide?: (text: string) => string;
  /** What the SQL text is called. */
  readonly source?: string | undefined;
  /** Has to be out of the way of what is written. */
  readonly statusLine?: StatusLine;
}

export function createReport({hide = text => text, source, statusLine}: ReportOptions): Report {
  const {stderr} = process;
  const colors = pc.createColors(hasColors(stderr));
  const write = (text: string) => {
    statusLine?.clear();
    stderr.write(`${text}\n`);
  };
  const say = (label: string, text: string) => write(`${label} ${hide(oneLine(nameFlags(text)))}`);
  const error = colors.bold(colors.red('error:'));
  const hint = colors.bold('hint:');
  return {
    line: text => write(hide(text)),
    note: text => say(colors.bold('note:'), text),
    problem: (summary, more = []) => {
      say(error, summary);
      for (const each of more) write(`  ${hide(oneLine(nameFlags(each)))}`);
    },
    error: async found => {
      if (!(found instanceof RowgateError) || found.code === 'internal') {
        const bug = describeBug(found);
        say(error, bug.message);
        for (const each of bug.trace) write(`  ${hide(each)}`);
        write(`${hint} ${bug.hint}`);
        return;
      }
      say(error, found.message);
      if (found.position !== undefined) {
        const place = await showPlace(found.position, {source, width: stderr.columns || 80});
        for (const each of place) write(each);
      }
      if (found.hint !== undefined) say(hint, found.hint);
      if (!plainCodes.has(found.code)) write(colors.dim(`more: rowgate docs ${found.code}`));
    },
  };
}

/** Text from elsewhere may have line breaks, and characters that act on the terminal. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
