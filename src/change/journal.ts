import {closeSync, constants, fsyncSync, mkdirSync, openSync, unlinkSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import type {Catalog} from '../catalog/catalog.js';
import {RowgateError} from '../errors.js';
import {lockFile} from '../execute/lock-file.js';
import type {Outcome} from '../execute/result.js';
import {syncFolder} from '../execute/sync-folder.js';
import {mentionOption} from '../option-mention.js';
import type {LocalValue} from '../row.js';
import type {PlannedAccount} from './account.js';
import type {ChangeSet} from './change-set.js';
import {maskSecrets} from './mask-secrets.js';
import {printLine} from './saved-values.js';
import {writeInGroups} from './write-in-groups.js';

/**
 * What becomes of a run, on disk as it happens, one JSON object a line: first its change sets, without their secrets; then
 * for each call an intent before it is sent and an outcome after it.
 */
export interface Journal {
  readonly run: string;
  readonly path: string;
  /**
   * The changes are about to be sent. On disk, with all lines that came before, once it resolves. Rejects with RowgateError
   * `file`: then nothing may be sent.
   */
  intend(indexes: readonly number[]): Promise<void>;
  /** On disk, with all lines that came before, once it resolves. Rejects with RowgateError `file`. */
  settle(outcomes: readonly Settled[]): Promise<void>;
  /** Once all that was written is on disk. */
  close(): void;
}

export type JournalLine =
  | {
      readonly kind: 'run';
      readonly version: 1;
      readonly run: string;
      /** ISO 8601. */
      readonly started: string;
      readonly changeSets: readonly ChangeSet[];
      /** The accounts that they were made up for. */
      readonly accounts: readonly PlannedAccount[];
    }
  | {readonly kind: 'resumed'; readonly at: string}
  | {readonly kind: 'intent'; readonly indexes: readonly number[]}
  | ({readonly kind: 'outcome'} & Settled);

/** Begins the journal of a run. */
export type StartJournal = (changeSets: readonly ChangeSet[], accounts: readonly PlannedAccount[]) => Journal;

export interface Settled {
  /** Changes are numbered through all sets of the run, from 0. */
  readonly index: number;
  readonly outcome: Outcome;
  /** The key of a row that was made. */
  readonly key?: LocalValue;
}

/**
 * Begins the journal of a new run.
 *
 * @throws RowgateError `file` where it can't be written, or is there already.
 */
export function startJournal(
  path: string,
  run: string,
  {
    changeSets,
    accounts,
    catalog,
  }: {
    readonly changeSets: readonly ChangeSet[];
    readonly accounts: readonly PlannedAccount[];
    readonly catalog: Catalog;
  },
): Journal {
  const {O_CREAT, O_EXCL, O_WRONLY, O_APPEND} = constants;
  const started = new Date().toISOString();
  const masked = changeSets.map(each => maskSecrets(each, catalog));
  const header: JournalLine = {kind: 'run', version: 1, run, started, changeSets: masked, accounts};
  const file = guard(path, () => {
    mkdirSync(dirname(path), {recursive: true, mode: 0o700});
    return openSync(path, O_CREAT | O_EXCL | O_WRONLY | O_APPEND, 0o600);
  });
  try {
    return beginWith(header, file, path, run);
  } catch (error) {
    // Without a header it is no journal, and nothing was sent.
    unlinkSync(path);
    throw error;
  }
}

/**
 * Goes on with the journal of a run that ended early.
 *
 * @throws RowgateError `file` where it can't be written.
 */
export function reopenJournal(path: string, run: string): Journal {
  const file = guard(path, () => openSync(path, constants.O_WRONLY | constants.O_APPEND));
  return beginWith({kind: 'resumed', at: new Date().toISOString()}, file, path, run);
}

/** A journal that is this process's own, once a first line is in it. */
function beginWith(line: JournalLine, file: number, path: string, run: string): Journal {
  const closing = [() => closeSync(file)];
  const close = () => {
    for (const each of closing) each();
  };
  try {
    const lock = guard(path, () => lockFile(path));
    closing.push(() => lock.release());
    guard(path, () => {
      writeFileSync(file, printLines([line]));
      fsyncSync(file);
      syncFolder(dirname(path));
    });
  } catch (error) {
    close();
    throw error;
  }
  const append = writeInGroups(file);
  const write = async (lines: readonly JournalLine[]) => {
    try {
      await append(printLines(lines));
    } catch (error) {
      throw whyUnwritable(path, error);
    }
  };
  return {
    run,
    path,
    intend: indexes => write([{kind: 'intent', indexes}]),
    settle: outcomes => write(outcomes.map(settled => ({kind: 'outcome', ...settled}))),
    close,
  };
}

/**
 * Where a disk gets full, a write writes what there is room for, and calls it a success. What came of a line that was cut
 * short is ended by the break that the next begins with.
 */
function printLines(lines: readonly JournalLine[]): string {
  return lines.map(line => `\n${printLine(line)}\n`).join('');
}

function guard<Result>(path: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw error instanceof RowgateError ? error : whyUnwritable(path, error);
  }
}

function whyUnwritable(path: string, error: unknown): RowgateError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
  const reason = code === 'EEXIST' ? 'there is a file of that name already' : code;
  return new RowgateError('file', `the journal ${path} can't be written: ${reason}`, {
    hint: `Without a journal nothing is changed. Name another place with ${mentionOption('startJournal')}.`,
  });
}
