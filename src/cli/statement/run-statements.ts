import type {Engine} from '../../engine.js';
import {RowgateError} from '../../errors.js';
import type {Plan} from '../../plan/plan.js';
import type {StatementOptions} from '../command/statement-options.js';
import {type Parameters, readParameters} from '../option/read-parameters.js';
import {pickFormat} from '../output/pick-format.js';
import type {StatementText} from './read-statement-text.js';
import {runWork} from './run-work.js';

/**
 * Runs the statements of a text as the options of its command say, with the values of `--param` as `fill` makes them. Gives
 * the exit status; errors have been reported then.
 *
 * @throws RowgateError `usage`, before anything is run.
 */
export async function runStatements(
  {sql, source}: StatementText,
  options: StatementOptions,
  fill = (given: Parameters) => given,
): Promise<number> {
  const given = await readParameters(options.param ?? []);
  const parameters = fill(given);
  await checkSingle(sql, options);
  return runWork({
    options,
    parameters: given,
    source,
    async *start(engine, run) {
      let isEmpty = true;
      for await (const part of engine.parts(sql, parameters, run)) {
        isEmpty = false;
        yield part;
      }
      if (isEmpty) throw new RowgateError('usage', 'there is no statement in the text');
    },
    isChange: async (engine: Engine, index) =>
      isChange((await engine.planStatements(sql, parameters))[index]),
    hasMore: async done => {
      const {parseStatements} = await import('../../statement/parse-statements.js');
      return parseStatements(sql).length > done;
    },
  });
}

/**
 * A file of several results is no parquet: that is told before the first statement is run.
 *
 * @throws RowgateError `usage`.
 */
async function checkSingle(sql: string, options: StatementOptions): Promise<void> {
  if ((await pickFormat(options)) !== 'parquet') return;
  const {parseStatements} = await import('../../statement/parse-statements.js');
  if (parseStatements(sql).length < 2) return;
  throw new RowgateError('usage', 'a parquet file holds the result of one statement', {
    hint: 'Run the others by themselves.',
  });
}

/** Whether a plan may change something, rather than only read. */
export function isChange(plan: Plan | undefined): boolean {
  return plan?.kind === 'change' || (plan?.kind === 'query' && plan.given.some(table => table.change));
}
