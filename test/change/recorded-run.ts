import {startJournal} from '../../src/change/journal.js';
import {readJournal} from '../../src/change/read-journal.js';
import type {Engine, Result, RunOptions} from '../../src/index.js';

/** Options of a run with a journal. */
export function journalled(
  {catalog}: Pick<Engine, 'catalog'>,
  path: string,
): Pick<RunOptions, 'startJournal'> {
  return {
    startJournal: (changeSets, accounts) =>
      startJournal(path, 'run-of-a-test', {changeSets, accounts, catalog}),
  };
}

/** What a journal says of one change. */
export interface RecordedChange {
  /** The key of its row; of a row that is made, its label. */
  readonly row: string;
  /** `open`, `sent`, or the kind of its outcome. */
  readonly state: string;
}

/** @throws RowgateError `file` where there is no whole header. */
export function readChanges(path: string): readonly RecordedChange[] {
  const {changeSets, states} = readJournal(path);
  return changeSets
    .flatMap(({changes}) => changes)
    .map(({key, set}, index) => {
      const state = states[index];
      return {
        row: String(key ?? set.label),
        state: state?.kind === 'ended' ? state.outcome.kind : (state?.kind ?? 'missing'),
      };
    });
}

export type ResumeOptions = Parameters<Engine['resume']>[1];

export function resume(engine: Engine, path: string, options: ResumeOptions = {}): Promise<Result> {
  return engine.resume(readJournal(path), options);
}

/** Goes on with a run as it was read before. */
export function readForResume(engine: Engine, path: string): (options?: ResumeOptions) => Promise<Result> {
  const recorded = readJournal(path);
  return options => engine.resume(recorded, options);
}

export function undo(engine: Engine, path: string, options: RunOptions = {}): Promise<Result> {
  return engine.undo(readJournal(path), {yes: true, ...options});
}

/** The kind of each outcome of a result. */
export function kindsOf({outcomes = []}: Pick<Result, 'outcomes'>): readonly string[] {
  return outcomes.map(({kind}) => kind);
}

/** Makes the changes of a plan, with a journal, and gives the result. */
export async function applyPlan(
  engine: Engine,
  plan: Awaited<ReturnType<Engine['plan']>>,
  path: string,
): Promise<Result> {
  const stream = engine.apply(plan, {yes: true, ...journalled(engine, path)});
  for (;;) {
    const {done, value} = await stream.next();
    if (done) return value;
  }
}
