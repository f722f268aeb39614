import {ask} from './ask.js';
import {quiet} from './begin-early.js';
import type {Call} from './build-call.js';
import type {Lookup, Source} from './fetcher.js';
import type {LocalRow} from './local-database.js';

/** The rows of some keys, one get each, together. */
export async function* fetchKeys(
  source: Source,
  call: Call,
  {method, parameter, keys}: Lookup,
): AsyncGenerator<readonly LocalRow[]> {
  const single: Source = {...source, method};
  const asked = keys.map(key => quiet(ask(single, {...call, [parameter]: key}, undefined, false)));
  for (const answer of asked) yield (await answer)?.rows ?? [];
}
