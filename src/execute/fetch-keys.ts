import type {LocalValue} from '../row.js';
import {type Answer, ask} from './ask.js';
import {askAhead} from './ask-ahead.js';
import type {Call} from './build-call.js';
import {type Lookup, requestsAhead, type Source} from './fetcher.js';
import {gatherRows} from './gather-rows.js';
import type {LocalRow} from './local-database.js';

/** The rows of some keys, one get each, together. */
export async function* fetchKeys(
  source: Source,
  call: Call,
  {method, parameter, keys}: Lookup,
): AsyncGenerator<readonly LocalRow[]> {
  const single: Source = {...source, method};
  const askKey = (key: LocalValue) => ask(single, {...call, [parameter]: key}, undefined, false);
  const answers = askAhead(keys, requestsAhead(source), askKey);
  const rows = readRows(answers);
  yield* source.oneByOne ? rows : gatherRows(rows);
}

async function* readRows(answers: AsyncGenerator<Answer | undefined>): AsyncGenerator<readonly LocalRow[]> {
  for await (const answer of answers) yield answer?.rows ?? [];
}
