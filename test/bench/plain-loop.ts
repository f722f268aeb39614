import {Agent} from 'node:http';
import got from 'got';

interface ListPage {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly pages: number;
}

/** What one would write by hand: the first page, then the rest, so many at a time. */
export function openPlainLoop(
  url: string,
  concurrency: number,
): {readonly run: () => Promise<readonly Readonly<Record<string, unknown>>[]>; readonly close: () => void} {
  const agent = new Agent({keepAlive: true, maxSockets: concurrency});
  const client = got.extend({
    agent: {http: agent},
    headers: {authorization: 'Bearer token-of-the-benchmark'},
  });
  const fetchPage = (page: number) => client(url, {searchParams: {page, page_size: 500}}).json<ListPage>();

  return {
    async run() {
      const first = await fetchPage(1);
      const all: (readonly Readonly<Record<string, unknown>>[])[] = [first.data];
      let next = 2;
      const work = async () => {
        while (next <= first.pages) {
          const page = next++;
          all[page - 1] = (await fetchPage(page)).data;
        }
      };
      await Promise.all(Array.from({length: concurrency}, work));
      return all.flat();
    },
    close: () => agent.destroy(),
  };
}
