import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {DataSet, WireRow} from './data-set.js';
import {shuffle} from './draw.js';
import {columnsOf, matchFilter, orderRows, type Quirks} from './match-filter.js';
import {type Table, tables} from './tables.js';

/** What the server has and does until it is told otherwise. */
export interface Served {
  readonly data: DataSet;
  readonly quirks: Quirks;
  /** Bounds of `page_size`. */
  readonly pageSize: {readonly min: number; readonly max: number};
  /** Columns that can be filtered by, beside the documented ones. */
  readonly moreFilters: readonly string[];
}

export interface ApiServer {
  readonly url: string;
  /** Requests since the last call, and what the client did wrong in them. */
  readonly serve: (served: Served) => void;
  readonly seen: {lists: number; gets: number; filtered: number; refused: number; problems: string[]};
  readonly close: () => Promise<void>;
}

/** Linode's lists and gets over a data set, from the facts alone: it shares nothing with the sandbox. */
export async function startApiServer(): Promise<ApiServer> {
  let served: Served | undefined;
  const seen: ApiServer['seen'] = {lists: 0, gets: 0, filtered: 0, refused: 0, problems: []};
  const server = createServer((request, response) => {
    try {
      if (served === undefined) throw new Error('nothing is served yet');
      answer(request, response, served, seen);
    } catch (error) {
      seen.problems.push(String(error));
      send(response, 500, {errors: [{reason: String(error)}]});
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    serve(what) {
      served = what;
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  served: Served,
  seen: ApiServer['seen'],
): void {
  const url = new URL(request.url ?? '', 'http://server');
  const path = url.pathname.replace(/^\/v4/, '');
  const filter = request.headers['x-filter'];
  const table = tables.find(each => path === each.path || path.startsWith(`${each.path}/`));
  if (table === undefined || request.method !== 'GET') throw new Error(`${request.method} ${path}`);
  const rows = served.data.get(table.path) ?? [];
  if (path !== table.path) {
    seen.gets += 1;
    if (filter !== undefined) throw new Error(`a filter for one row: ${path}`);
    const key = decodeURIComponent(path.slice(table.path.length + 1));
    const row = findRow(rows, key, served.quirks);
    send(response, row === undefined ? 404 : 200, row ?? {errors: [{reason: 'Not found'}]});
    return;
  }
  seen.lists += 1;
  if (filter !== undefined) {
    const refused = refuse(table, parseFilter(String(filter)), served);
    if (refused !== undefined) {
      seen.refused += 1;
      send(response, 400, {errors: [{reason: refused, field: 'X-Filter'}]});
      return;
    }
    seen.filtered += 1;
  }
  sendPage(response, url, select(table, rows, filter, served), served);
}

/** MySQL finds a row by its key in other letters, too. */
function findRow(rows: readonly WireRow[], key: string, {ignoresCase}: Quirks): WireRow | undefined {
  const exact = rows.find(({id}) => String(id) === key);
  if (exact !== undefined || !ignoresCase) return exact;
  return rows.find(({id}) => String(id).toUpperCase() === key.toUpperCase());
}

function refuse(table: Table, filter: unknown, {quirks, moreFilters}: Served): string | undefined {
  const names = columnsOf(filter);
  const unknown = names.find(name => !table.filterable.includes(name) && !moreFilters.includes(name));
  if (unknown !== undefined) throw new Error(`a filter by ${unknown} of ${table.path}`);
  const refused = quirks.refused === 'all' ? names[0] : names.find(name => quirks.refused.includes(name));
  return refused === undefined ? undefined : `Cannot filter on ${refused}`;
}

function select(
  table: Table,
  rows: readonly WireRow[],
  header: string | string[] | undefined,
  {quirks}: Served,
): readonly WireRow[] {
  const anyOrder = shuffle(rows, quirks.seed + table.path.length);
  if (header === undefined) return anyOrder;
  if (!/^[\x20-\x7e]*$/.test(String(header))) throw new Error('a header beyond ASCII');
  const filter = parseFilter(String(header));
  return orderRows(
    filter,
    anyOrder.filter(row => matchFilter(filter, row, quirks)),
  );
}

/** JSON.parse makes doubles of all numbers: whole ones that these can't hold are told apart before. */
function parseFilter(text: string): unknown {
  const marked = text.replaceAll(/(?<=[:,[])\d{16,}(?=[,}\]])/g, '"big $&"');
  return JSON.parse(marked, (_, value) =>
    typeof value === 'string' && /^big \d+$/.test(value) ? BigInt(value.slice(4)) : value,
  );
}

function sendPage(response: ServerResponse, url: URL, rows: readonly WireRow[], served: Served): void {
  const {min, max} = served.pageSize;
  const {total} = served.quirks;
  const page = Number(url.searchParams.get('page') ?? 1);
  const size = Number(url.searchParams.get('page_size') ?? 100);
  if (!Number.isInteger(size) || size < min || size > max) throw new Error(`page_size ${size}`);
  const pages = Math.max(1, Math.ceil(rows.length / size));
  if (!Number.isInteger(page) || page < 1 || page > pages) throw new Error(`page ${page} of ${pages}`);
  send(response, 200, {
    data: rows.slice((page - 1) * size, page * size),
    page,
    // Some of its back-ends say that an empty list has no page.
    pages: rows.length === 0 ? served.quirks.seed % 2 : pages,
    ...(total !== 'hidden' && {results: total === 'text' ? String(rows.length) : rows.length}),
  });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {'Content-Type': 'application/json'});
  // JSON.stringify knows no bigint; the mark can't be in the data.
  const text = JSON.stringify(body, (_, value) =>
    typeof value === 'bigint' ? `\u0001${value}\u0001` : value,
  );
  response.end(text.replaceAll(/"\\u0001(\d+)\\u0001"/g, '$1'));
}
