import {readFileSync} from 'node:fs';
import {parsePlan} from '../../change/saved-plan.js';
import type {Engine} from '../../engine.js';
import {RowgateError} from '../../errors.js';
import type {Result} from '../../execute/result.js';
import {partsOf} from '../../execute/result-parts.js';
import type {StatementOptions} from '../command/statement-options.js';
import {readSecrets} from '../option/read-secrets.js';
import {runWork} from '../statement/run-work.js';

/**
 * Makes the changes of a plan. Gives the exit status; errors have been reported then.
 *
 * @throws RowgateError `usage`, before anything is sent.
 */
export async function applyPlan(file: string, options: StatementOptions): Promise<number> {
  const plan = parsePlan(readText(file));
  const {parameters, secrets} = await readSecrets('plan', plan.changeSets, options.param);
  return runWork({
    options,
    parameters,
    async *start(engine, run) {
      const applied = engine.apply(plan, {...run, secrets, newToken: options.newToken ?? false});
      yield* partsOf(await resultOf(applied));
    },
    isChange: async () => true,
    hasMore: async () => false,
  });
}

/** What a stream of outcomes ends with. */
async function resultOf(outcomes: ReturnType<Engine['apply']>): Promise<Result> {
  for (;;) {
    const {done, value} = await outcomes.next();
    if (done) return value;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    const reason = code === 'ENOENT' ? 'there is no such file' : code;
    throw new RowgateError('usage', `can't read the plan "${file}": ${reason}`);
  }
}
