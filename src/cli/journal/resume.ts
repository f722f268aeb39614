import {checkSecretsKept} from '../../change/check-secrets-kept.js';
import {readJournal} from '../../change/read-journal.js';
import type {StatementOptions} from '../command/statement-options.js';
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
  const {changeSet, states} = recorded;
  const left = changeSet.changes.filter((_, index) => states[index]?.kind !== 'ended');
  return runWork({
    // That so many may be changed was agreed to when it began.
    options: {...options, maxChanges: changeSet.changes.length},
    parameters: {},
    resumed,
    async *start(engine, run) {
      if (!options.dryRun) checkSecretsKept({...changeSet, changes: left}, engine.catalog, options.secretsTo);
      yield await engine.resume(recorded, {...run, retryUnknown: options.retryUnknown ?? false});
    },
    isChange: async () => true,
    hasMore: async () => false,
  });
}
