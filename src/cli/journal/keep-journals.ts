import path from 'node:path';
import type {Catalog} from '../../catalog/catalog.js';
import type {PlannedAccount} from '../../change/account.js';
import type {ChangeSet} from '../../change/change-set.js';
import {type Journal, startJournal} from '../../change/journal.js';
import {readJournal} from '../../change/read-journal.js';
import {findRunFolder, journalEnding, nameRun} from './run-folder.js';

/** How a run is called, and where its journal is. */
export interface NamedRun {
  /** Its name, or the path of its journal where that is not among the others. */
  readonly name: string;
  readonly path: string;
}

export interface KeptJournals {
  /**
   * Begins the journal of a run, and tells its name.
   *
   * @throws RowgateError `file` where it can't be written.
   */
  start(changeSets: readonly ChangeSet[], accounts: readonly PlannedAccount[], catalog: Catalog): Journal;
  /** The runs so far have ended well. */
  settle(): void;
  /** Says how to go on with the runs that have something left. */
  tellUnfinished(): void;
}

/**
 * The journals of one command: each run has one in the folder of runs, or in the file of `--journal`. Further runs of the
 * command then have a number: `runs.jsonl`, `runs-2.jsonl`. `resumed` is a run that the command goes on with.
 */
export function keepJournals(
  file: string | undefined,
  say: (text: string) => void,
  resumed?: NamedRun,
): KeptJournals {
  let runs: NamedRun[] = resumed === undefined ? [] : [resumed];
  let started = 0;
  const next = (): NamedRun & {readonly run: string} => {
    started += 1;
    if (file === undefined) {
      const folder = findRunFolder();
      const run = nameRun(folder);
      return {name: run, path: path.join(folder, `${run}${journalEnding}`), run};
    }
    const {dir, name, ext} = path.parse(file);
    const numbered = started === 1 ? file : path.join(dir, `${name}-${started}${ext}`);
    return {name: numbered, path: path.resolve(numbered), run: path.parse(numbered).name};
  };
  return {
    start: (changeSets, accounts, catalog) => {
      const {run, ...named} = next();
      const journal = startJournal(named.path, run, {changeSets, accounts, catalog});
      runs.push(named);
      say(`run ${named.name}`);
      return journal;
    },
    settle: () => {
      runs = [];
    },
    tellUnfinished: () => {
      for (const run of runs) {
        const left = whatIsLeft(run);
        if (left === 'nothing') continue;
        // Looked up already, and nothing showed it.
        const isKnown = run === resumed && left === 'unknown';
        const again = `rowgate resume ${quoteArgument(run.name)}`;
        say(
          isKnown ? `to send again what may have been made: ${again} --retry-unknown` : `to go on: ${again}`,
        );
      }
    },
  };
}

function whatIsLeft({path}: NamedRun): 'nothing' | 'unknown' | 'some' {
  try {
    const kinds = new Set(readJournal(path).states.map(each => each.kind));
    if (kinds.has('open')) return 'some';
    return kinds.has('sent') ? 'unknown' : 'nothing';
  } catch {
    // Without its journal nobody can go on with it.
    return 'nothing';
  }
}

/** A word as a shell takes it. */
export function quoteArgument(word: string): string {
  return /^[\w./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
