import {previewChanges} from '../../change/preview-changes.js';
import {printPlan} from '../../change/saved-plan.js';
import type {PreviewedChange} from '../../execute/result.js';
import {partsOf} from '../../execute/result-parts.js';
import {countChanges} from '../../format/count-changes.js';
import type {StatementOptions} from '../command/statement-options.js';
import {quoteArgument} from '../journal/keep-journals.js';
import {type Parameters, readParameters} from '../option/read-parameters.js';
import {pickFormat} from '../output/pick-format.js';
import type {StatementText} from '../statement/read-statement-text.js';
import {runWork} from '../statement/run-work.js';
import {checkPlace, writePlan} from './write-plan.js';

export interface PlanOptions extends Omit<StatementOptions, 'output'> {
  /** Where the plan goes. */
  readonly output: string;
  /** In the place of a file that is there. */
  readonly force?: boolean;
}

/**
 * Makes up the changes of statements, shows them and saves them as a plan. `fill` makes the values of parameters of those of
 * `--param`. Gives the exit status; errors have been reported then.
 *
 * @throws RowgateError `usage`, before anything is read.
 */
export async function makePlan(
  {sql, source}: StatementText,
  {output, force = false, ...options}: PlanOptions,
  fill = (given: Parameters) => given,
): Promise<number> {
  const given = await readParameters(options.param ?? []);
  const parameters = fill(given);
  checkPlace(output, force);
  const format = await pickFormat(options);
  let changes: readonly PreviewedChange[] = [];
  return runWork({
    options,
    parameters: given,
    source,
    async *start(engine, run) {
      const plan = await engine.plan(sql, parameters, run);
      writePlan(output, printPlan(plan), force);
      const preview = previewChanges(plan.changeSets, engine.catalog);
      changes = preview.preview;
      yield* partsOf({...preview, complete: true, requests: 0, notes: plan.notes});
    },
    isChange: async () => false,
    hasMore: async () => false,
    closing: () => [
      // A diff ends with it.
      ...(format === 'diff' ? [] : [countChanges(changes)]),
      `nothing was changed; to make these changes: rowgate apply ${quoteArgument(output)}`,
    ],
  });
}
