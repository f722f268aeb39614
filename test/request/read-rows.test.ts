import test from 'ava';
import type {Method} from '../../src/catalog/method.js';
import {RowgateError} from '../../src/errors.js';
import {readRows} from '../../src/request/read-rows.js';
import type {Response} from '../../src/request/request.js';
import {canary, createRead, findMethod, things} from './acme.js';

function respond(body: string | Uint8Array, more: Partial<Response> = {}): Response {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return {status: 200, headers: {'content-type': 'application/json'}, body: bytes, ...more};
}

function read(method: Method, response: Response, names: readonly string[] = ['id', 'size', 'owner']) {
  const columns = (method.returns ?? things.columns).filter(({name}) => names.includes(name));
  return readRows(method, columns, createRead(), response);
}

test('rows, typed by their columns, in the order of the columns', t => {
  const body = '{"data":[{"size":"9007199254740993","id":7,"meta":{"owner":"me"}},{"id":"b"}],"pages":1}';
  const answer = read(findMethod('list'), respond(body));
  t.deepEqual(answer.rows, [
    ['7', 9007199254740993n, 'me'],
    ['b', null, null],
  ]);
  t.like(answer.body, {pages: 1});
});

test('one row', t => {
  t.deepEqual(read(findMethod('get'), respond('{"id":"a","size":1}')).rows, [['a', 1, null]]);
  const wrapped: Method = {...findMethod('get'), answer: {kind: 'row', path: '$.thing'}};
  t.deepEqual(read(wrapped, respond('{"thing":{"id":"a"}}')).rows, [['a', null, null]]);
});

test('bytes and their type', t => {
  const response = respond(Uint8Array.of(1, 2), {headers: {'content-type': 'image/png'}});
  const {rows} = read(findMethod('picture'), response, ['content_type', 'picture']);
  t.deepEqual(rows, [['image/png', Uint8Array.of(1, 2)]]);
});

test('nothing of use is not read, but must be whole, and no page of something before the API', t => {
  const type = (text: string) => ({headers: {'content-type': text}});
  for (const response of [respond(''), respond('{}'), respond('ok', type('text/plain'))]) {
    t.deepEqual(read(findMethod('login'), response).rows, []);
  }
  for (const response of [respond('{"a": '), respond('<html>', type('text/html; charset=utf-8'))]) {
    t.throws(() => read(findMethod('login'), response), {instanceOf: RowgateError, message: /is not JSON/});
  }
});

test('no content is no row', t => {
  t.deepEqual(read(findMethod('get'), respond('', {status: 204})).rows, []);
});

test('a list that may be left out', t => {
  const list: Method = {...findMethod('list'), answer: {kind: 'rows', path: '$.data', optional: true}};
  t.deepEqual(read(list, respond('{}')).rows, []);
  t.throws(() => read(list, respond('{"data":{}}')), {instanceOf: RowgateError});
});

const unreadable: Readonly<Record<string, Response>> = {
  'the answer is not JSON but text/html': respond(`<html>${canary}`, {
    headers: {'content-type': 'text/html; charset=utf-8'},
  }),
  'the answer is not JSON': respond(`{"data":[${canary}`),
  'the answer is empty': respond(''),
  'the answer has no list at $.data': respond(`{"rows":["${canary}"]}`),
  'the answer has no object for each row': respond(`{"data":["${canary}"]}`),
  'status 302': respond('{"data":[]}', {status: 302}),
};

for (const [what, response] of Object.entries(unreadable)) {
  test(`an error that tells which request, not what came: ${what}`, t => {
    const error = t.throws(() => read(findMethod('list'), response));
    t.like(error, {code: 'api', message: `GET /things: ${what}`});
    t.notRegex(JSON.stringify({...error, message: error?.message}), new RegExp(canary));
  });
}

test('an answer that is no object is no row', t => {
  for (const body of ['[]', 'null', '"a"']) {
    t.like(
      t.throws(() => read(findMethod('get'), respond(body))),
      {code: 'api'},
    );
  }
});
