import {RowgateError} from '../../errors.js';
import type {BoundValue} from '../../plan/bind-parameters.js';

export type Parameters = Readonly<Record<string, BoundValue>>;

/**
 * The values of `--param`: `name=text`, or `name:=json` for a number, true, false, null, a list or an object. A number
 * as name is the place: `1` is `$1` and the first `?`.
 *
 * @throws RowgateError `usage`, which never shows a value: it may be a secret.
 */
export async function readParameters(given: readonly string[]): Promise<Parameters> {
  const parameters = new Map<string, BoundValue>();
  for (const each of given) {
    const [, name, isJson, text = ''] = /^[:$@]?(\d+|[\p{L}_][\p{L}\p{N}_]*)(:?)=(.*)$/su.exec(each) ?? [];
    if (name === undefined) {
      throw new RowgateError('usage', 'a --param is not of the form name=value', {
        hint: 'As in --param label=Grafana or --param 1=Grafana; with := the value is JSON: --param limit:=10.',
      });
    }
    if (parameters.has(name)) throw new RowgateError('usage', `--param ${name} is given twice`);
    parameters.set(name, isJson ? await readJson(name, text) : text);
  }
  return Object.fromEntries(parameters);
}

async function readJson(name: string, text: string): Promise<BoundValue> {
  const {parseJson} = await import('../../request/parse-json.js');
  try {
    return parseJson(text) as BoundValue;
  } catch {
    throw new RowgateError('usage', `the value of --param ${name} is not JSON`, {
      hint: `After := comes JSON, as in ${name}:=10 or ${name}:=null; for text as it stands write ${name}=…`,
    });
  }
}
