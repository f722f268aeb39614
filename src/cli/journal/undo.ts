import {readJournal} from '../../change/read-journal.js';
import {partsOf} from '../../execute/result-parts.js';
import {makeNote} from '../../notes.js';
import type {StatementOptions} from '../command/statement-options.js';
import {runWork} from '../statement/run-work.js';
import {findRun} from './find-run.js';
import {quoteArgument} from './keep-journals.js';

/**
 * Takes back what a run did; without `yes`, shows how. Gives the exit status; errors have been reported then.
 *
 * @throws RowgateError `usage` or `file` where there is no such run.
 */
export async function undo(given: string, options: StatementOptions): Promise<number> {
  const {name, path} = findRun(given);
  const recorded = readJournal(path);
  const unknown = recorded.states.filter(each => each.kind === 'sent').length;
  const isPreview = !options.yes;
  return runWork({
    options: {...options, ...(isPreview && {dryRun: true})},
    parameters: {},
    async *start(engine, run, report) {
      if (unknown > 0) {
        report.note(
          makeNote(
            'cannot_undo',
            `${unknown} of its changes may have been made, which is not known, and are not undone; rowgate resume looks them up`,
          ),
        );
      }
      yield* partsOf(await engine.undo(recorded, {...run, newToken: options.newToken ?? false}));
    },
    isChange: async () => true,
    hasMore: async () => false,
    closing: () => (isPreview ? [`to undo the run: rowgate undo ${quoteArgument(name)} --yes`] : []),
  });
}
