import {createHash} from 'node:crypto';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/**
 * A program that serves 10,000 clients, each page after 20 ms, and tells its port to the process that started it. A
 * process of its own, so that it and what is measured don't wait for each other. Its pages are written beforehand.
 */
const latency = 20;
const rows = 10_000;
const pageSize = 500;

const pages = Array.from({length: rows / pageSize}, (_, page) =>
  JSON.stringify({
    data: Array.from({length: pageSize}, (_, index) => clientAt(page * pageSize + index)),
    page: page + 1,
    pages: rows / pageSize,
    results: rows,
  }),
);

function clientAt(index: number) {
  const id = createHash('sha256').update(String(index)).digest('hex').slice(0, 20);
  return {
    id,
    redirect_uri: `https://app-${index}.example.org/oauth/callback`,
    label: `Application ${index}`,
    status: index % 50 === 0 ? 'disabled' : 'active',
    secret: '<REDACTED>',
    thumbnail_url: index % 3 === 0 ? `https://api.example.org/v4/account/clients/${id}/thumbnail` : null,
    public: index % 10 === 0,
  };
}

const server = createServer((request, response) => {
  const {searchParams} = new URL(request.url ?? '/', 'http://server');
  const page =
    searchParams.get('page_size') === String(pageSize)
      ? pages[Number(searchParams.get('page')) - 1]
      : undefined;
  setTimeout(() => {
    response.writeHead(page === undefined ? 404 : 200, {'Content-Type': 'application/json'});
    response.end(page ?? '{"errors": [{"reason": "Not found"}]}');
  }, latency);
});

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
