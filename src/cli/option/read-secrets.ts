import type {ChangeSet} from '../../change/change-set.js';
import {RowgateError} from '../../errors.js';
import {redacted} from '../../request/redact.js';
import {type Parameters, readParameters} from './read-parameters.js';

/**
 * The values of `--param`, which are secrets that a plan or a run needs and nothing else.
 *
 * @throws RowgateError `usage`.
 */
export async function readSecrets(
  what: 'plan' | 'run',
  changeSets: readonly Pick<ChangeSet, 'changes'>[],
  given: readonly string[] = [],
): Promise<{parameters: Parameters; secrets: Readonly<Record<string, string>>}> {
  const parameters = await readParameters(given);
  const needed = new Set(
    changeSets.flatMap(({changes}) =>
      changes.flatMap(({call = {}}) => Object.keys(call).filter(name => call[name] === redacted)),
    ),
  );
  const secrets = Object.entries(parameters).map(([name, value]) => {
    if (!needed.has(name)) {
      throw new RowgateError('usage', `the ${what} needs no secret "${name}"`, {
        hint: needed.size === 0 ? 'It needs none.' : `It needs: ${[...needed].join(', ')}.`,
      });
    }
    if (typeof value === 'string') return [name, value] as const;
    throw new RowgateError('usage', `the secret ${name} is a text: --param ${name}=VALUE`);
  });
  return {parameters, secrets: Object.fromEntries(secrets)};
}
