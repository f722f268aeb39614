import {readFileSync} from 'node:fs';
import {checkSecretsKept} from '../../change/check-secrets-kept.js';
import {parsePlan, type SavedPlan} from '../../change/saved-plan.js';
import {RowgateError} from '../../errors.js';
import {redacted} from '../../request/redact.js';
import type {StatementOptions} from '../command/statement-options.js';
import {type Parameters, readParameters} from '../option/read-parameters.js';
import {runWork} from '../statement/run-work.js';

/**
 * Makes the changes of a plan. Gives the exit status; errors have been reported then.
 *
 * @throws RowgateError `usage`, before anything is sent.
 */
export async function applyPlan(file: string, options: StatementOptions): Promise<number> {
  const plan = parsePlan(readText(file));
  const parameters = await readParameters(options.param ?? []);
  const secrets = readSecrets(plan, parameters);
  return runWork({
    options,
    parameters,
    async *start(engine, run) {
      if (!options.dryRun) {
        for (const each of plan.changeSets) checkSecretsKept(each, engine.catalog, options.secretsTo);
      }
      yield* engine.apply(plan, {...run, secrets});
    },
    isChange: async () => true,
    hasMore: async done => done < plan.changeSets.length,
  });
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

/** The values of `--param`, which are secrets that the plan needs and nothing else. */
function readSecrets({changeSets}: SavedPlan, parameters: Parameters): Readonly<Record<string, string>> {
  const needed = new Set(
    changeSets.flatMap(({changes}) =>
      changes.flatMap(({call = {}}) => Object.keys(call).filter(name => call[name] === redacted)),
    ),
  );
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      if (!needed.has(name)) {
        throw new RowgateError('usage', `the plan needs no secret "${name}"`, {
          hint: needed.size === 0 ? 'It needs none.' : `It needs: ${[...needed].join(', ')}.`,
        });
      }
      if (typeof value === 'string') return [name, value];
      throw new RowgateError('usage', `the secret ${name} is a text: --param ${name}=VALUE`);
    }),
  );
}
