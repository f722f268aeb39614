import test from 'ava';
import {requestUrl} from '../../src/request/describe-request.js';
import {
  checkComplete,
  firstPage,
  pagesAfter,
  type ReadPage,
  requestAfter,
  totalRows,
} from '../../src/request/paginate.js';
import {acme, createRead} from './acme.js';

const {pagination} = acme;

test('the first page is the largest, or the smallest that holds the limit', t => {
  const sizes = [undefined, 1, 25, 26, 400, 10_000, 0].map(
    limit => firstPage(pagination, limit === undefined ? {} : {limit}).pageSize,
  );
  t.deepEqual(sizes, [500, 25, 25, 26, 400, 500, 25]);
  t.is(firstPage(pagination).page, 1);
});

const bodies: readonly (readonly [unknown, number, readonly number[]])[] = [
  [{pages: 4, meta: {total: 330}}, 100, [2, 3, 4]],
  [{pages: 1, meta: {total: 0}}, 100, []],
  [{pages: 0, meta: {total: 0}}, 100, []],
  // The API made its pages smaller than it was asked to.
  [{pages: 4, meta: {total: 330}}, 500, [2, 3, 4]],
  [{meta: {total: 201}}, 100, [2, 3]],
  [{meta: {total: '201'}}, 100, [2, 3]],
  [{pages: '2'}, 100, [2]],
  [{pages: 'many'}, 100, []],
  [{pages: -1}, 100, []],
  [[], 100, []],
  [null, 100, []],
];

bodies.forEach(([body, pageSize, expected], index) => {
  test(`the pages after ${index}: ${JSON.stringify(body)}`, t => {
    t.deepEqual(pagesAfter(pagination, body, pageSize), expected);
  });
});

const totals: readonly (readonly [string, ReadPage, number | undefined])[] = [
  ['is told', {body: {pages: 1, meta: {total: 7}}, rows: 7, pageSize: 25}, 7],
  ['of several pages', {body: {pages: 4, meta: {total: 99}}, rows: 25, pageSize: 25}, 99],
  ['as text, without the number of pages', {body: {meta: {total: '99'}}, rows: 25, pageSize: 25}, 99],
  ['of nothing, in one page', {body: {pages: 1, meta: {total: 0}}, rows: 0, pageSize: 25}, 0],
  ['of nothing, in no page', {body: {pages: 0, meta: {total: 0}}, rows: 0, pageSize: 25}, 0],
  ['is not told', {body: {pages: 1, meta: {}}, rows: 7, pageSize: 25}, undefined],
  ['is no number', {body: {pages: 1, meta: {total: 'many'}}, rows: 7, pageSize: 25}, undefined],
  ['is less than there are', {body: {pages: 1, meta: {total: 6}}, rows: 7, pageSize: 25}, undefined],
  ['is more than a page that is not full', {body: {meta: {total: 9}}, rows: 7, pageSize: 25}, undefined],
  ['is more, in one page', {body: {pages: 1, meta: {total: 99}}, rows: 25, pageSize: 25}, undefined],
  ['is all, in two pages', {body: {pages: 2, meta: {total: 25}}, rows: 25, pageSize: 25}, undefined],
  ['without a row', {body: {pages: 4, meta: {total: 99}}, rows: 0, pageSize: 25}, undefined],
];

for (const [name, page, expected] of totals) {
  test(`the number of all rows: ${name}`, t => {
    t.is(totalRows(pagination, page), expected);
  });
}

test('the number of all rows of linked pages', t => {
  const links = {kind: 'link', next: '$.next', total: '$.total'} as const;
  t.is(totalRows(links, {body: {total: 2}, rows: 2}), 2);
  t.is(totalRows(links, {body: {total: 9, next: '/more'}, rows: 2}), 9);
  t.is(totalRows(links, {body: {total: 9}, rows: 2}), undefined);
  t.is(totalRows(links, {body: {total: 2, next: '/more'}, rows: 2}), undefined);
  t.is(totalRows(links, {body: {next: '/more'}, rows: 2}), undefined);
  t.is(totalRows({kind: 'link', next: '$.next'}, {body: {total: 2}, rows: 2}), undefined);
});

test('fewer rows than announced are not all', t => {
  const body = {pages: 2, meta: {total: 150}};
  t.true(checkComplete(pagination, body, {rows: 150, pageSize: 100}));
  t.true(checkComplete(pagination, body, {rows: 151, pageSize: 100}));
  t.deepEqual(checkComplete(pagination, body, {rows: 149, pageSize: 100}), {
    reason: 'the API announced 150 rows and sent 149: the list changed while it was read',
  });
});

test('a full page without a word of how many there are may not be all', t => {
  t.true(checkComplete(pagination, {}, {rows: 99, pageSize: 100}));
  t.true(checkComplete(pagination, {pages: 1}, {rows: 100, pageSize: 100}));
  t.deepEqual(checkComplete(pagination, {}, {rows: 100, pageSize: 100}), {
    reason: 'the API sent 100 rows and did not tell whether there are more',
  });
});

test('a link leads below the URL of the API, whether or not it says the path of that', t => {
  const links = {
    '/things?page=2': 'https://host/v4/things?page=2',
    '/v4/things?page=2': 'https://host/v4/things?page=2',
    '?page=2': 'https://host/v4/things?page=2',
    '/v4things?page=2': 'https://host/v4/v4things?page=2',
  };
  for (const [next, url] of Object.entries(links)) {
    const request = requestAfter({kind: 'link', next: '$.next'}, createRead('/things'), {next});
    t.is(request && requestUrl('https://host/v4', request), url);
  }
});
