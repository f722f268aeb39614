import {findMethod, type ResourceEntry, resourceAt} from '../catalog/catalog.js';
import type {Column} from '../catalog/column.js';
import type {Method} from '../catalog/method.js';
import type {Scan} from '../plan/plan.js';
import {buildRequest} from '../request/build-request.js';
import {checkComplete, firstPage, type Page, pagesAfter} from '../request/paginate.js';
import {isFailure, isFilterRefusal, readError} from '../request/read-error.js';
import {type ReadAnswer, readRows} from '../request/read-rows.js';
import type {Request, Response} from '../request/request.js';
import type {LocalValue} from '../row.js';
import {beginEarly, quiet} from './begin-early.js';
import {combineValues} from './combine-values.js';
import type {LocalRow} from './local-database.js';

/** One statement's way to the APIs: the same request is not sent twice. */
export interface Fetcher {
  readonly get: (request: Request) => Promise<Response>;
  readonly secrets: () => readonly string[];
  /** Something to know that doesn't make the result wrong. */
  readonly note: (text: string) => void;
  /** The rows are not all that there are. */
  readonly incomplete: (reason: string) => void;
  /** The rows don't come in the order that was asked for. */
  readonly unordered: () => void;
}

/** Values of the bound parameters, for one call. */
type Call = Readonly<Record<string, LocalValue>>;

/**
 * The rows of a scan, in batches, in the order of its calls and pages. Unless `oneByOne`, everything that can be asked
 * at once is; then, nothing is asked before the rows are wanted.
 *
 * @throws RowgateError `api` or `network` as soon as any call fails.
 */
export async function* fetchScan(
  scan: Scan,
  bindings: Readonly<Record<string, {readonly values: readonly LocalValue[]}>>,
  catalog: Parameters<typeof resourceAt>[0],
  fetcher: Fetcher,
  oneByOne: boolean,
): AsyncGenerator<readonly LocalRow[]> {
  if (scan.limit === 0) return;
  const entry = resourceAt(catalog, scan.resource);
  const method = findMethod(entry, scan.method);
  const source: Source = {scan, entry, method, fetcher, oneByOne};
  const calls = combineValues(bindings).map(call => () => fetchCall(source, call));
  if (oneByOne) {
    for (const call of calls) yield* call();
    return;
  }
  // All calls begin, so that none waits for the rows of another to be taken.
  const started = calls.map(call => beginEarly(call()));
  for (const call of started) yield* call;
}

interface Source {
  readonly scan: Scan;
  readonly entry: ResourceEntry;
  readonly method: Method;
  readonly fetcher: Fetcher;
  readonly oneByOne: boolean;
}

async function* fetchCall(source: Source, call: Call): AsyncGenerator<readonly LocalRow[]> {
  const {scan, entry, method, fetcher, oneByOne} = source;
  const pagination = method.pagination ?? entry.provider.pagination;
  if (method.answer.kind !== 'rows' || !pagination) {
    const answer = await ask(source, call, undefined, true);
    yield answer === undefined ? [] : answer.rows;
    return;
  }
  if (call[pagination.page] !== undefined) {
    // Exactly this page was asked for.
    const answer = await ask(source, call, undefined, true);
    yield answer?.rows ?? [];
    return;
  }
  const asked = Number(call[pagination.size.name] ?? Number.NaN);
  const pageSize = Number.isNaN(asked) ? undefined : asked;
  let limit = scan.limit;
  let page = sizedPage(firstPage(pagination, limit === undefined ? {} : {limit}), pageSize);
  let first = await ask(source, call, page, true);
  const isFiltered = first?.isFiltered ?? true;
  if (!isFiltered && scan.order !== undefined) fetcher.unordered();
  if (!isFiltered && limit !== undefined) {
    // The API gives other rows as well: any of them may be wanted.
    limit = undefined;
    page = sizedPage(firstPage(pagination), pageSize);
    first = await ask(source, call, page, false);
  }
  if (first === undefined) return;
  yield first.rows;
  const needed = limit === undefined ? Number.POSITIVE_INFINITY : Math.ceil(limit / page.pageSize);
  const numbers = pagesAfter(pagination, first.body, page.pageSize).filter(number => number <= needed);
  let rows = first.rows.length;
  const askPage = (number: number) => ask(source, call, {...page, page: number}, isFiltered);
  const others = oneByOne ? [] : numbers.map(number => quiet(askPage(number)));
  for (const [index, number] of numbers.entries()) {
    const answer = await (others[index] ?? askPage(number));
    rows += answer?.rows.length ?? 0;
    yield answer?.rows ?? [];
  }
  if (needed < Number.POSITIVE_INFINITY) return;
  const complete = checkComplete(pagination, first.body, {rows, pageSize: page.pageSize});
  if (complete !== true) fetcher.incomplete(`${scan.resource}: ${complete.reason}`);
}

function sizedPage(page: Page, pageSize: number | undefined): Page {
  return pageSize === undefined ? page : {...page, pageSize};
}

interface Answer extends ReadAnswer {
  /** The API applied the filter and the order, if there were any. */
  readonly isFiltered: boolean;
}

/** One request and its rows; undefined where there is no such thing. */
async function ask(
  source: Source,
  call: Call,
  page: Page | undefined,
  filtered: boolean,
): Promise<Answer | undefined> {
  const {scan, entry, method, fetcher} = source;
  const {provider, resource} = entry;
  const {filter, order} = filtered ? scan : {};
  const parameters = Object.fromEntries(
    Object.entries(call).filter(([name]) => method.parameters.some(each => each.name === name)),
  );
  const request = buildRequest(provider, method, resource.columns, {parameters, filter, order, ...page});
  const response = await fetcher.get(request);
  const language = method.filter ?? provider.filter;
  const wasFiltered = filter !== undefined || order !== undefined;
  if (wasFiltered && language && isFilterRefusal(language, provider.errors, response)) {
    const {message} = readError(provider, request, response, fetcher.secrets());
    fetcher.note(`${scan.resource} was filtered here, since the API refused the filter (${message})`);
    const whole = await ask(source, call, page, false);
    return whole && {...whole, isFiltered: false};
  }
  // A get of what does not exist is no row. A list that does not exist is an error.
  if (response.status === 404 && method.answer.kind === 'row') return undefined;
  if (isFailure(response)) throw readError(provider, request, response, fetcher.secrets());
  const columns = wantedColumns(scan, method, resource.columns);
  const answer = readRows(method, columns, request, response);
  const echo = echoed(scan, call, page);
  const rows = echo.length === 0 ? answer.rows : answer.rows.map(row => [...row, ...echo]);
  return {rows, body: answer.body, isFiltered: filtered && request.unfiltered !== true};
}

function wantedColumns(scan: Scan, method: Method, columns: readonly Column[]): readonly Column[] {
  const available = method.returns ?? columns;
  return scan.columns.flatMap(column =>
    column.isParameter ? [] : (available.find(each => each.name === column.source) ?? []),
  );
}

/** The values of parameters that the query uses as columns; these stand behind the others. */
function echoed(scan: Scan, call: Call, page: Page | undefined): readonly LocalValue[] {
  const asked: Readonly<Record<string, LocalValue>> =
    page === undefined ? {} : {page: page.page, page_size: page.pageSize};
  return scan.columns
    .filter(column => column.isParameter)
    .map(({source}) => call[source] ?? asked[source] ?? null);
}
