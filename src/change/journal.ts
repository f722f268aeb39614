import {
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import {dirname} from 'node:path';
import type {Catalog} from '../catalog/catalog.js';
import {RowgateError} from '../errors.js';
import type {Outcome} from '../execute/result.js';
import type {LocalValue} from '../row.js';
import type {PlannedAccount} from './account.js';
import type {ChangeSet} from './change-set.js';
import {maskSecrets} from './mask-secrets.js';
import {printLine} from './saved-values.js';

/**
 * What becomes of a run, on disk as it happens, one JSON object a line: first its change sets, without their secrets; then
 * for each call an intent before it is sent and an outcome after it.
 */
export interface Journal {
  readonly run: string;
  readonly path: string;
  /** The changes are about to be sent. On disk when it returns. Throws RowgateError `file`: then nothing may be sent. */
  intend(indexes: readonly number[]): void;
  /** On disk when it returns. */
  settle(outcomes: readonly Settled[]): void;
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
  const journal = guard(path, () => {
    mkdirSync(dirname(path), {recursive: true, mode: 0o700});
    return openSync(path, O_CREAT | O_EXCL | O_WRONLY | O_APPEND, 0o600);
  });
  const written = continueOn(journal, path, run);
  const started = new Date().toISOString();
  const masked = changeSets.map(each => maskSecrets(each, catalog));
  written.write([{kind: 'run', version: 1, run, started, changeSets: masked, accounts}]);
  return written.journal;
}

/**
 * Goes on with the journal of a run that ended early.
 *
 * @throws RowgateError `file` where it can't be written.
 */
export function reopenJournal(path: string, run: string): Journal {
  const journal = guard(path, () => openSync(path, constants.O_WRONLY | constants.O_APPEND));
  const written = continueOn(journal, path, run);
  written.write([{kind: 'resumed', at: new Date().toISOString()}]);
  return written.journal;
}

function continueOn(
  file: number,
  path: string,
  run: string,
): {journal: Journal; write(lines: readonly JournalLine[]): void} {
  const lock = takeLock(path);
  const write = (lines: readonly JournalLine[]) =>
    guard(path, () => {
      // A line that a crash cut short is ended by the break that this begins with.
      writeSync(file, `\n${lines.map(printLine).join('\n')}\n`);
      fsyncSync(file);
    });
  return {
    write,
    journal: {
      run,
      path,
      intend: indexes => write([{kind: 'intent', indexes}]),
      settle: outcomes => write(outcomes.map(settled => ({kind: 'outcome', ...settled}))),
      close: () => {
        closeSync(file);
        lock.release();
      },
    },
  };
}

/** Two at once on one journal would make changes twice. */
function takeLock(path: string): {release(): void} {
  const lock = `${path}.lock`;
  const {O_CREAT, O_EXCL, O_WRONLY} = constants;
  const take = () => {
    const file = openSync(lock, O_CREAT | O_EXCL | O_WRONLY, 0o600);
    writeSync(file, String(process.pid));
    closeSync(file);
  };
  try {
    take();
  } catch (error) {
    if (!isTaken(error) || isHeld(lock)) {
      throw new RowgateError('refused', `another process is at work on ${path}`, {
        hint: `If that is not so, delete ${lock}.`,
      });
    }
    guard(path, () => {
      unlinkSync(lock);
      take();
    });
  }
  return {
    release() {
      try {
        unlinkSync(lock);
      } catch {
        // It is gone already, which is what was wanted.
      }
    },
  };
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** Whether the process that took a lock is still there. */
function isHeld(lock: string): boolean {
  try {
    const id = Number(readFileSync(lock, 'utf8'));
    if (!Number.isInteger(id) || id <= 0) return false;
    process.kill(id, 0);
    return true;
  } catch (error) {
    // A process of somebody else can't be asked, and is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function guard<Result>(path: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    const reason = code === 'EEXIST' ? 'there is a file of that name already' : code;
    throw new RowgateError('file', `the journal ${path} can't be written: ${reason}`, {
      hint: 'Without a journal nothing is changed. Name another place with --journal.',
    });
  }
}
