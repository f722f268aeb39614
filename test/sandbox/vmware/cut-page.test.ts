import test from 'ava';
import {
  type App,
  apps,
  labsApps,
  prefix,
  readError,
  readJson,
  type Vmware,
  withVmware,
} from './with-vmware.js';

interface Page {
  readonly results: readonly App[];
  readonly totalResults: number;
  readonly nextLink?: string;
  readonly prevLink?: string;
}

/** Follows the links from the first page on. */
async function readAll(call: Vmware['call'], path: string): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const page: Page = readJson<Page>(await call('GET', next));
    pages.push(page);
    next = page.nextLink;
  }
  return pages;
}

test('links lead over all apps, each once', async t => {
  for (const pageStart of ['item', 'item-from-zero', 'page'] as const) {
    await withVmware({pageStart}, async ({call}) => {
      for (const query of ['', '?pageLimit=15', '?pageLimit=108', '?pageLimit=1&searchTerm=grafana']) {
        const pages = await readAll(call, apps + query);
        const total = query.includes('search') ? 2 : 216;
        t.deepEqual([...new Set(pages.map(page => page.totalResults))], [total]);
        const ids = pages.flatMap(page => page.results.map(app => app.id));
        t.deepEqual([ids.length, new Set(ids).size], [total, total]);
        t.is(pages[0]?.prevLink, undefined);
      }
    });
  }
});

test('page starts count items from 1, and links are paths', async t => {
  await withVmware({}, async ({call}) => {
    const all = readJson<Page>(await call('GET', apps)).results.map(({id}) => id);
    t.is(all.length, 200);
    const page = readJson<Page>(await call('GET', `${apps}?pageStart=46&pageLimit=15&searchTerm=e`));
    t.is(page.nextLink, `${prefix}${apps}?pageStart=61&pageLimit=15&searchTerm=e`);
    t.is(page.prevLink, `${prefix}${apps}?pageStart=31&pageLimit=15&searchTerm=e`);
    const second = readJson<Page>(await call('GET', `${apps}?pageStart=2&pageLimit=3`));
    t.deepEqual(
      second.results.map(({id}) => id),
      all.slice(1, 4),
    );
    t.is(second.prevLink, `${prefix}${apps}?pageStart=1&pageLimit=3`);
    const beyond = readJson<Page>(await call('GET', `${apps}?pageStart=500`));
    t.deepEqual([beyond.results.length, beyond.totalResults, beyond.nextLink], [0, 216, undefined]);
    const one = readJson<Page>(await call('GET', labsApps));
    t.deepEqual(Object.keys(one), ['results', 'totalResults']);
  });
});

test('what a page start counts can be switched', async t => {
  const nextOf = async (pageStart: 'item-from-zero' | 'page') => {
    let page: Page | undefined;
    await withVmware({pageStart}, async ({call}) => {
      page = readJson<Page>(await call('GET', `${apps}?pageLimit=15`));
    });
    return page?.nextLink?.split('?')[1];
  };
  t.is(await nextOf('item-from-zero'), 'pageStart=15&pageLimit=15');
  t.is(await nextOf('page'), 'pageStart=2&pageLimit=15');
});

test('bounds are checked, and can be switched', async t => {
  await withVmware({}, async ({call}) => {
    t.deepEqual(readError(await call('GET', `${apps}?pageLimit=201`)), {
      status: 400,
      message: 'Invalid request: pageLimit must be from 1 to 200',
    });
    for (const query of ['pageLimit=0', 'pageLimit=x', 'pageStart=0', 'pageStart=-1', 'pageStart=1.5']) {
      t.is((await call('GET', `${apps}?${query}`)).status, 400, query);
    }
  });
  await withVmware({defaultPageLimit: 10, maxPageLimit: 50, largePageLimit: 'cut'}, async ({call}) => {
    t.is(readJson<Page>(await call('GET', apps)).results.length, 10);
    t.is(readJson<Page>(await call('GET', `${apps}?pageLimit=500`)).results.length, 50);
  });
});

test('a search looks at display name and client id', async t => {
  const found = async (call: Vmware['call'], term: string) =>
    readJson<Page>(await call('GET', `${apps}?searchTerm=${encodeURIComponent(term)}`)).results.map(
      ({id}) => id,
    );
  await withVmware({}, async ({call}) => {
    t.deepEqual(await found(call, 'no such app'), []);
    t.deepEqual(await found(call, 'größe'), ['groessenrechner']);
    t.deepEqual(await found(call, 'groessen'), ['groessenrechner']);
    t.deepEqual(await found(call, 'COST EXP'), ['cost-explorer', 'cost-explorer-dev']);
    t.is((await found(call, 'edge-')).length, 192);
  });
  await withVmware({searchMatching: 'match-case'}, async ({call}) => {
    t.deepEqual(await found(call, 'cost exp'), ['cost-explorer-dev']);
  });
});
