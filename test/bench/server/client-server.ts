import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {clientAt, pageAt, pageSize} from './client-rows.js';
import {createLimit, type Limit} from './limit.js';

/**
 * A program that serves OAuth clients as told by its argument, and tells its port to the process that started it. A
 * process of its own, so that it and what is measured don't wait for each other. Its pages are written beforehand.
 */
export interface ClientServerOptions {
  readonly rows: number;
  /** Milliseconds before each answer. */
  readonly latency: number;
  readonly limit?: Limit;
}

/** More would take much memory: of a longer list, the pages are these over and over. */
const mostPages = 200;

const options: ClientServerOptions = JSON.parse(process.argv[2] ?? '{}');
const {rows, latency} = options;
const limit = options.limit && createLimit(options.limit);
const count = Math.min(mostPages, Math.ceil(rows / pageSize));
const pages = Array.from({length: count}, (_, index) => Buffer.from(pageAt(index + 1, rows)));
let refused = 0;

function answer(request: IncomingMessage, body: string): {status: number; body: Buffer | string} {
  const {pathname, searchParams} = new URL(request.url ?? '/', 'http://server');
  const id = /^\/v4\/account\/oauth-clients\/(\w+)$/.exec(pathname)?.[1];
  if (id !== undefined) {
    const sent = body === '' ? {} : JSON.parse(body);
    return {status: 200, body: JSON.stringify({...clientAt(0), id, ...sent})};
  }
  const number = Number(searchParams.get('page') ?? 1) - 1;
  // A list that fits no whole number of pages has its last one whole.
  const page = number === Math.ceil(rows / pageSize) - 1 ? pages.at(-1) : pages[number % count];
  return searchParams.get('page_size') === String(pageSize) && page !== undefined
    ? {status: 200, body: page}
    : {status: 404, body: '{"errors": [{"reason": "Not found"}]}'};
}

function respond(request: IncomingMessage, response: ServerResponse, body: string): void {
  const {headers, isRefused} = limit?.take() ?? {headers: {}, isRefused: false};
  if (isRefused) refused += 1;
  const answered = isRefused
    ? {status: 429, body: '{"errors": [{"reason": "Too many requests"}]}'}
    : answer(request, body);
  const end = () => {
    response.writeHead(answered.status, {'Content-Type': 'application/json', ...headers});
    response.end(answered.body);
  };
  if (latency === 0) end();
  else setTimeout(end, latency);
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', text => {
    body += text;
  });
  request.on('end', () => respond(request, response, body));
});

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('message', () => process.send?.(refused));
process.on('disconnect', () => process.exit());
