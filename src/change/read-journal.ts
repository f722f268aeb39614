import {readFileSync} from 'node:fs';
import {RowgateError} from '../errors.js';
import type {Outcome} from '../execute/result.js';
import type {LocalValue} from '../row.js';
import type {PlannedAccount} from './account.js';
import type {ChangeSet} from './change-set.js';
import type {JournalLine, Settled} from './journal.js';
import {parseLine} from './saved-values.js';

/** What a journal tells of a run. */
export interface RecordedRun {
  readonly run: string;
  readonly path: string;
  /** ISO 8601. */
  readonly started: string;
  readonly changeSets: readonly ChangeSet[];
  /** The accounts that they were made up for. */
  readonly accounts: readonly PlannedAccount[];
  /** Of each change, numbered through all sets. */
  readonly states: readonly RecordedState[];
}

export type RecordedState =
  | {readonly kind: 'open'}
  /** An intent is on disk, and no outcome: it may have been sent. */
  | {readonly kind: 'sent'}
  | {readonly kind: 'ended'; readonly outcome: Outcome; readonly key?: LocalValue};

/** @throws RowgateError `file` where there is no journal, or what is there is none. */
export function readJournal(path: string): RecordedRun {
  const lines = readText(path).split('\n').flatMap(parseIfWhole);
  const [header] = lines;
  if (header?.kind !== 'run' || header.version !== 1) {
    throw new RowgateError('file', `${path} is no journal of Rowgate's`);
  }
  const {run, started, changeSets, accounts} = header;
  const states = changeSets
    .flatMap(({changes}) => changes)
    .map(
      ({call}): RecordedState =>
        call === undefined ? {kind: 'ended', outcome: {kind: 'unchanged'}} : {kind: 'open'},
    );
  for (const line of lines) {
    if (line.kind === 'intent') for (const index of line.indexes) states[index] = {kind: 'sent'};
    if (line.kind === 'outcome') states[line.index] = stateOf(line);
  }
  return {run, path, started, changeSets, accounts, states};
}

function stateOf({outcome, key}: Settled): RecordedState {
  if (outcome.kind === 'unknown') return {kind: 'sent'};
  if (outcome.kind === 'skipped' && !outcome.isDrifted) return {kind: 'open'};
  return {kind: 'ended', outcome, ...(key !== undefined && {key})};
}

/** A line that a crash cut short says nothing: what it was to say did not happen before the crash. */
function parseIfWhole(text: string): readonly JournalLine[] {
  if (text === '') return [];
  try {
    return [parseLine(text) as JournalLine];
  } catch {
    return [];
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    const reason = code === 'ENOENT' ? 'there is no such file' : code;
    throw new RowgateError('file', `the journal ${path} can't be read: ${reason}`);
  }
}
