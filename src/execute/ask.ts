import type {Column} from '../catalog/column.js';
import {makeNote} from '../notes.js';
import type {LocalColumn} from '../plan/plan.js';
import type {Page} from '../request/paginate.js';
import {isFailure, isFilterRefusal, listReasons, readError} from '../request/read-error.js';
import {type ReadAnswer, readRows} from '../request/read-rows.js';
import type {Request, Response} from '../request/request.js';
import {buildCall, type Call} from './build-call.js';
import type {Source} from './fetcher.js';
import type {LocalRow} from './local-database.js';

/** What a request gave. */
export interface Answer extends ReadAnswer {
  readonly request: Request;
  /** The API applied the filter and the order, if there were any. */
  readonly isFiltered: boolean;
}

/**
 * One call's request, for a page of it if there is one, and its rows; undefined where there is no such thing. A filter
 * that the API refuses is left out, with a note.
 */
export async function ask(
  source: Source,
  call: Call,
  page: Page | undefined,
  filtered: boolean,
): Promise<Answer | undefined> {
  return (await askUnread(source, call, page, filtered))();
}

/** The same, to be read later: rows take far more memory than the text that they come as. */
export async function askUnread(
  source: Source,
  call: Call,
  page: Page | undefined,
  filtered: boolean,
): Promise<() => Answer | undefined> {
  const {scan, entry, method, fetcher} = source;
  const {provider} = entry;
  const {filter, order} = filtered ? scan : {};
  const asked = scan.columns.map(column => column.source);
  const request = buildCall(entry, method, call, {filter, order, asked, ...page});
  const response = await fetcher.get(request);
  const language = method.filter ?? provider.filter;
  const wasFiltered = filter !== undefined || order !== undefined;
  if (wasFiltered && language && isFilterRefusal(language, provider.errors, response)) {
    const {message} = readError(provider, request, response, fetcher.secrets());
    fetcher.note(
      makeNote(
        'filter_refused',
        `${scan.resource} was filtered here, since the API refused the filter (${message})`,
      ),
    );
    return askUnread(source, call, page, false);
  }
  // A get of what does not exist is no row, if it is the API that says so. A list that does not exist is an error.
  if (response.status === 404 && method.answer.kind === 'row') {
    const saysSo = provider.errors === undefined || listReasons(provider.errors, response).length > 0;
    if (saysSo) return () => undefined;
  }
  return () => {
    const answer = readAnswer(source, call, page, request, response);
    if (method.answer.kind === 'rows') fetcher.free(response);
    const rows =
      method.answer.kind === 'row' ? answer.rows.filter(row => isAskedFor(source, call, row)) : answer.rows;
    return {...answer, rows, request, isFiltered: filtered && request.unfiltered !== true};
  };
}

/** An API may find 'abc' by the key 'ABC'; that row is another get's, and would be there twice. */
function isAskedFor({scan, method}: Source, call: Call, row: LocalRow): boolean {
  return method.parameters.every(({name, column}) => {
    const value = row[scan.columns.findIndex(each => each.source === column)] ?? null;
    const asked = call[name] ?? null;
    return value === null || asked === null || String(value) === String(asked);
  });
}

/** The rows of an answer, with the values of parameters that the query uses as columns. */
export function readAnswer(
  {scan, entry, method, fetcher}: Source,
  call: Call,
  page: Page | undefined,
  request: Request,
  response: Response,
): ReadAnswer {
  const {provider, resource} = entry;
  if (isFailure(response)) throw readError(provider, request, response, fetcher.secrets());
  const available = method.returns ?? resource.columns;
  const columns = scan.columns.flatMap(column =>
    column.isParameter
      ? []
      : (available.find(each => each.name === column.source) ?? [missingColumn(column)]),
  );
  const answer = readRows(method, columns, request, response, provider);
  const paging = method.pagination ?? provider.pagination;
  const asked: Call =
    page !== undefined && paging && paging.kind === 'page'
      ? {[paging.page]: page.page, [paging.size.name]: page.pageSize}
      : {};
  const echo = scan.columns
    .filter(column => column.isParameter)
    .map(({source}) => call[source] ?? asked[source] ?? null);
  return echo.length === 0 ? answer : {...answer, rows: answer.rows.map(row => [...row, ...echo])};
}

/** A column that this method does not answer, though others do. */
function missingColumn({source, type}: LocalColumn): Column {
  return {name: source, type, nullable: true, description: ''};
}
