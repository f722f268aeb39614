import {pageSize} from '../server/client-rows.js';

export type ClientRow = Readonly<Record<string, unknown>>;

export interface ListPage {
  readonly data: readonly ClientRow[];
  readonly pages: number;
}

/** What one would write by hand for an HTTP client: nothing but requests, so many at a time. */
export interface Loop {
  /** The rows of a list, page by page. */
  list(url: string): Promise<readonly ClientRow[]>;
  /** Has each page of a list dealt with, in their order, and asks no more of them than `concurrency` ahead. */
  eachPage(url: string, act: (rows: readonly ClientRow[]) => Promise<void> | void): Promise<void>;
  /** Puts each of some objects to its URL, and reads the answers. */
  putAll(puts: readonly {readonly url: string; readonly json: unknown}[]): Promise<void>;
  close(): void;
}

export interface LoopRequests {
  readonly get: (url: string) => Promise<unknown>;
  readonly put: (url: string, json: unknown) => Promise<unknown>;
  readonly close: () => void;
}

export function createLoop({get, put, close}: LoopRequests, concurrency: number): Loop {
  const getPage = (url: string, page: number) =>
    get(`${url}?page=${page}&page_size=${pageSize}`) as Promise<ListPage>;
  return {
    async list(url) {
      const first = await getPage(url, 1);
      const all: (readonly ClientRow[])[] = [first.data];
      await work(first.pages - 1, concurrency, async index => {
        all[index + 1] = (await getPage(url, index + 2)).data;
      });
      return all.flat();
    },
    async eachPage(url, act) {
      const first = await getPage(url, 1);
      await act(first.data);
      const ahead: Promise<ListPage>[] = [];
      let next = 2;
      const ask = () => {
        if (next <= first.pages) ahead.push(getPage(url, next++));
      };
      for (let index = 0; index < concurrency; index++) ask();
      for (let page = await ahead.shift(); page !== undefined; page = await ahead.shift()) {
        ask();
        await act(page.data);
      }
    },
    putAll: puts =>
      work(puts.length, concurrency, async index => {
        const each = puts[index];
        if (each !== undefined) await put(each.url, each.json);
      }),
    close,
  };
}

async function work(count: number, workers: number, act: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const run = async () => {
    while (next < count) await act(next++);
  };
  await Promise.all(Array.from({length: workers}, run));
}
