import {previewChanges} from '../../change/preview-changes.js';
import {printPlan, type SavedPlan} from '../../change/saved-plan.js';
import type {StatementOptions} from '../command/statement-options.js';
import {quoteArgument} from '../journal/keep-journals.js';
import {readParameters} from '../option/read-parameters.js';
import type {StatementText} from '../statement/read-statement-text.js';
import {runWork} from '../statement/run-work.js';
import {countChanges} from './count-changes.js';
import {checkPlace, writePlan} from './write-plan.js';

export interface PlanOptions extends Omit<StatementOptions, 'output'> {
  /** Where the plan goes. */
  readonly output: string;
  /** In the place of a file that is there. */
  readonly force?: boolean;
}

/**
 * Makes up the changes of statements, shows them and saves them as a plan. Gives the exit status; errors have been reported
 * then.
 *
 * @throws RowgateError `usage`, before anything is read.
 */
export async function makePlan(
  {sql, source}: StatementText,
  {output, force = false, ...options}: PlanOptions,
): Promise<number> {
  const parameters = await readParameters(options.param ?? []);
  checkPlace(output, force);
  let plan: SavedPlan | undefined;
  return runWork({
    options,
    parameters,
    source,
    async *start(engine, run) {
      const made = await engine.plan(sql, parameters, run);
      writePlan(output, printPlan(made), force);
      plan = made;
      const {changeSets, notes} = made;
      yield {...previewChanges(changeSets, engine.catalog), complete: true, requests: 0, notes};
    },
    isChange: async () => false,
    hasMore: async () => false,
    closing: () => [
      countChanges(plan?.changeSets ?? []),
      `nothing was changed; to make these changes: rowgate apply ${quoteArgument(output)}`,
    ],
  });
}
