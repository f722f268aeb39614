import {readJournal} from '../../change/read-journal.js';
import {partsOf} from '../../execute/result-parts.js';
import type {StatementOptions} from '../command/statement-options.js';
import {readSecrets} from '../option/read-secrets.js';
import {runWork} from '../statement/run-work.js';
import {findRun} from './find-run.js';

export interface ResumeOptions extends StatementOptions {
  readonly retryUnknown?: true;
}

/**
 * Goes on with a run. Gives the exit status; errors have been reported then.
 *
 * @throws RowgateError `usage` or `file` where there is no such run.
 */
export async function resume(given: string, options: ResumeOptions): Promise<number> {
  const resumed = findRun(given);
  const recorded = readJournal(resumed.path);
  const {changeSets, states} = recorded;
  const changes = changeSets.flatMap(each => each.changes);
  const isLeft = (index: number) => states[index]?.kind !== 'ended';
  const left = {changes: changes.filter((_, index) => isLeft(index))};
  const {parameters, secrets} = await readSecrets('run', [left], options.param);
  const {retryUnknown = false} = options;
  return runWork({
    // That so many may be changed was agreed to when it began.
    options: {...options, maxChanges: changes.length},
    parameters,
    resumed,
    async *start(engine, run) {
      const newToken = options.newToken ?? false;
      yield* partsOf(await engine.resume(recorded, {...run, newToken, retryUnknown, secrets}));
    },
    isChange: async () => true,
    hasMore: async () => false,
  });
}
