import {type Catalog, findMethod, resourceAt} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import type {Method} from '../catalog/method.js';
import {RowgateError} from '../errors.js';
import type {Scan} from '../plan/plan.js';
import {printJson} from '../request/parse-json.js';
import type {LocalValue} from '../row.js';
import {ask} from './ask.js';
import {askAhead} from './ask-ahead.js';
import {beginEarly} from './begin-early.js';
import {type Call, completeCall} from './build-call.js';
import {combineValues} from './combine-values.js';
import {fetchBatch} from './fetch-batch.js';
import {fetchKeys} from './fetch-keys.js';
import {fetchLinked} from './fetch-linked.js';
import {fetchNumbered} from './fetch-numbered.js';
import {type Fetcher, requestsAhead, type Source} from './fetcher.js';
import {gatherRows} from './gather-rows.js';
import type {LocalRow} from './local-database.js';

/** The values that each bound parameter has. */
export type BoundScan = Readonly<Record<string, {readonly values: readonly LocalValue[]}>>;

/**
 * The rows of a scan, in batches, in the order of its calls and pages. Unless `oneByOne`, everything that can be asked
 * at once is; then, nothing is asked before the rows are wanted. `keys` are those of the scan's lookup.
 *
 * @throws RowgateError `api` or `network` as soon as any call fails.
 */
export async function* fetchScan(
  scan: Scan,
  bindings: BoundScan,
  catalog: Catalog,
  fetcher: Fetcher,
  {oneByOne, keys}: {oneByOne: boolean; keys?: readonly LocalValue[] | undefined},
): AsyncGenerator<readonly LocalRow[]> {
  if (scan.limit === 0) return;
  const entry = resourceAt(catalog, scan.resource);
  const method = findMethod(entry, scan.method);
  const lookup = scan.lookup &&
    keys && {method: findMethod(entry, scan.lookup.method), parameter: scan.lookup.parameter, keys};
  const source: Source = {scan, entry, method, fetcher: countAnswers(fetcher, scan), oneByOne, lookup};
  const isGroup = (entry.connections?.length ?? 0) > 1;
  const calls = combineValues(batchValues(method, bindings)).map(call => {
    const complete = completeCall(entry, method, call);
    return () => (isGroup ? tolerate(source, complete) : fetchCall(source, complete));
  });
  fetcher.expect(scan.resource, calls.length);
  if (oneByOne) {
    for (const call of calls) yield* call();
    return;
  }
  // They begin before they are wanted, so that none waits for the rows of another to be taken.
  const begin = async (call: () => AsyncGenerator<readonly LocalRow[]>) => beginEarly(call());
  const answers = flatten(askAhead(calls, requestsAhead(source), begin));
  yield* method.answer.kind === 'row' ? gatherRows(answers) : answers;
}

async function* flatten(
  answers: AsyncGenerator<AsyncGenerator<readonly LocalRow[]>>,
): AsyncGenerator<readonly LocalRow[]> {
  for await (const batches of answers) yield* batches;
}

function countAnswers(fetcher: Fetcher, {resource}: Scan): Fetcher {
  return {
    ...fetcher,
    get: async request => {
      const response = await fetcher.get(request);
      fetcher.arrived(resource);
      return response;
    },
  };
}

/** Of several accounts, one that fails does not hide the others: the result is incomplete, and says why. */
async function* tolerate(source: Source, call: Call): AsyncGenerator<readonly LocalRow[]> {
  try {
    yield* fetchCall(source, call);
  } catch (error) {
    const accountFails = ['api', 'network', 'no_credentials', 'file', 'insecure_url'];
    if (!(error instanceof RowgateError) || !accountFails.includes(error.code)) throw error;
    const name = String(call[connectionColumn.name]);
    const hint = error.hint === undefined ? '' : ` (${error.hint})`;
    const message = error.message.startsWith(`${name}: `) ? error.message : `${name}: ${error.message}`;
    source.fetcher.incomplete(`${message}${hint}`, name);
  }
}

/** Values that one call can take together, as the JSON list that it takes. */
export function batchValues({batch}: Method, bindings: BoundScan): BoundScan {
  const bound = batch && bindings[batch.parameter];
  if (batch === undefined || bound === undefined) return bindings;
  const lists: string[] = [];
  for (let start = 0; start < bound.values.length; start += batch.size) {
    lists.push(printJson(bound.values.slice(start, start + batch.size)));
  }
  return {...bindings, [batch.parameter]: {values: lists}};
}

async function* fetchCall(source: Source, call: Call): AsyncGenerator<readonly LocalRow[]> {
  const {entry, method, lookup} = source;
  if (lookup !== undefined && lookup.keys.length <= 1) {
    yield* fetchKeys(source, call, lookup);
    return;
  }
  const pagination = method.answer.kind === 'rows' && (method.pagination ?? entry.provider.pagination);
  const start = pagination && (pagination.kind === 'link' ? pagination.start : pagination.page);
  const asksPage = start !== undefined && start !== false && call[start] !== undefined;
  if (pagination && !asksPage) {
    if (pagination.kind === 'link') yield* fetchLinked(source, call, pagination);
    else yield* fetchNumbered(source, call, pagination);
  } else if (method.batch !== undefined) yield* fetchBatch(source, call, method.batch);
  else {
    // One answer is all there is, or exactly this page was asked for.
    const answer = await ask(source, call, undefined, true);
    yield answer?.rows ?? [];
  }
}
