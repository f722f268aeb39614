import test from 'ava';
import {type Page, readJson, withSandbox} from '../with-sandbox.js';

const path = '/v4/account/logins';

interface Row {
  readonly id: number;
}

test('pages cover a collection once, in one order', async t => {
  await withSandbox({}, async call => {
    const ids: number[] = [];
    const sizes: number[] = [];
    for (const page of [1, 2, 3]) {
      const received = readJson<Page<Row>>(await call('GET', `${path}?page=${page}&page_size=500`));
      t.like(received, {page, pages: 3, results: 1240});
      sizes.push(received.data.length);
      ids.push(...received.data.map(({id}) => id));
    }
    t.deepEqual(sizes, [500, 500, 240]);
    t.is(new Set(ids).size, 1240);
    t.deepEqual(
      ids,
      [...ids].sort((a, b) => a - b),
    );
  });
});

test('a page has 100 rows unless told, and its keys in the recorded order', async t => {
  await withSandbox({}, async call => {
    const received = await call('GET', path);
    t.is(readJson<Page<Row>>(received).data.length, 100);
    t.true(received.text.endsWith('], "page": 1, "pages": 13, "results": 1240}'));
  });
});

for (const [query, field, reason] of [
  ['page_size=24', 'page_size', 'Must be 25-500'],
  ['page_size=501', 'page_size', 'Must be 25-500'],
  ['page_size=many', 'page_size', 'Must be 25-500'],
  ['page_size=', 'page_size', 'Must be 25-500'],
  ['page=0', 'page', 'Must be 1 or greater'],
  ['page=-1', 'page', 'Must be 1 or greater'],
  ['page=1.5', 'page', 'Must be 1 or greater'],
] as const) {
  test(`${query} is refused`, async t => {
    await withSandbox({}, async call => {
      const received = await call('GET', `${path}?${query}`);
      t.is(received.status, 400);
      t.deepEqual(readJson(received), {errors: [{reason, field}]});
    });
  });
}

test('a page behind the last one is 404, or empty, or the last', async t => {
  const ask = async (pageBeyondEnd: 'not-found' | 'empty' | 'last', page: string) => {
    let answer: unknown;
    await withSandbox({behaviour: {linode: {pageBeyondEnd}}}, async call => {
      const received = await call('GET', `${path}?page_size=500&page=${page}`);
      const {data, ...rest} = readJson<Partial<Page<Row>>>(received);
      answer = [received.status, data?.length, rest];
    });
    return answer;
  };
  const last = [200, 240, {page: 3, pages: 3, results: 1240}];
  t.deepEqual(await ask('not-found', '4'), [404, undefined, {errors: [{reason: 'Not found'}]}]);
  t.deepEqual(await ask('empty', '4'), [200, 0, {page: 4, pages: 3, results: 1240}]);
  t.deepEqual(await ask('last', '4'), last);
  t.deepEqual(await ask('not-found', '99999999999999999999'), last);
});

test('an empty collection has one page, or none', async t => {
  for (const pagesOfEmpty of [1, 0] as const) {
    await withSandbox({behaviour: {linode: {pagesOfEmpty}}}, async call => {
      const {text} = await call('GET', '/v4/profile/apps', {filter: {label: 'no such app'}});
      t.is(text, `{"data": [], "page": 1, "pages": ${pagesOfEmpty}, "results": 0}`);
    });
  }
});
