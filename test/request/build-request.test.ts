import test from 'ava';
import type {Method} from '../../src/catalog/method.js';
import {linode} from '../../src/providers/linode/index.js';
import {buildRequest, type RequestValues} from '../../src/request/build-request.js';
import type {LocalValue} from '../../src/row.js';
import {acme, findMethod, things} from './acme.js';

type Name = Parameters<typeof findMethod>[0];
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1);

function build(name: Name, values: Partial<RequestValues> = {}) {
  return buildRequest(acme, findMethod(name), things.columns, {parameters: {}, ...values});
}

function pathOf(thingId: LocalValue): string {
  return build('get', {parameters: {thingId}}).path;
}

test('a list', t => {
  t.deepEqual(
    build('list', {
      parameters: {zone: 'ä b', page: 3},
      filter: {kind: 'compare', column: 'label', operator: '=', value: 'p'},
      pageSize: 500,
    }),
    {
      provider: 'acme',
      method: 'GET',
      path: '/things',
      query: {page: '3', zone: 'ä b', page_size: '500'},
      headers: {Accept: 'application/json', 'X-Filter': '{"label":"p"}'},
      public: false,
      idempotent: true,
    },
  );
});

test('a filter that can not be said is left out, and the request says so', t => {
  const request = build('list', {
    parameters: {zone: 'a'},
    filter: {kind: 'compare', column: 'label', operator: '=', value: 'x'.repeat(999)},
    order: {column: 'size', descending: false},
  });
  t.true(request.unfiltered);
  t.deepEqual(request.headers, {Accept: 'application/json'});
});

test('path parameters are percent-encoded', t => {
  t.is(pathOf('a/b?c#d ä%'), '/things/a%2Fb%3Fc%23d%20%C3%A4%25');
  t.is(pathOf(12), '/things/12');
  t.is(pathOf(9007199254740993n), '/things/9007199254740993');
  t.is(pathOf('..a'), '/things/..a');
  t.is(pathOf('%2e%2e'), '/things/%252e%252e');
});

for (const value of ['', '.', '..', '../x', 'x/..', '..\\x', '\ud800']) {
  test(`a path parameter ${JSON.stringify(value)} is refused`, t => {
    t.like(
      t.throws(() => pathOf(value)),
      {code: 'invalid_value'},
    );
  });
}

test('a missing parameter is named', t => {
  for (const parameters of [{}, {thingId: null}]) {
    const error = t.throws(() => build('get', {parameters}));
    t.like(error, {code: 'missing_parameter'});
    t.regex(error?.message ?? '', /"thingId"/);
  }
  t.regex(t.throws(() => build('create', {parameters: {size: 1}}))?.message ?? '', /"label"/);
  t.regex(t.throws(() => build('list', {parameters: {zone: null}}))?.message ?? '', /"zone"/);
});

test('an unknown parameter is refused', t => {
  t.like(
    t.throws(() => build('get', {parameters: {thingId: 'a', other: 1}})),
    {code: 'unknown_parameter'},
  );
});

test('a JSON body has what is given, typed by its columns', t => {
  const request = build('create', {
    parameters: {
      label: 'a',
      public: 0,
      size: 9007199254740993n,
      created: '2026-01-31T10:00:00',
      tags: '["x"]',
      owner: null,
    },
  });
  t.deepEqual(request.body, {
    mediaType: 'application/json',
    json: {
      label: 'a',
      public: false,
      size: 9007199254740993n,
      created: '2026-01-31T10:00:00',
      tags: ['x'],
      meta: {owner: null},
    },
  });
  t.is(request.headers['Content-Type'], 'application/json');
  t.false(request.idempotent);
  t.is(request.secretPaths, undefined);
});

test('secrets in a request are marked', t => {
  t.deepEqual(build('create', {parameters: {label: 'a', password: 'p'}}).secretPaths, [
    '$.body.json.password',
  ]);
  const login = build('login', {parameters: {password: 'p w', again: 'p w'}});
  t.is(login.path, '/login/p%20w');
  t.is(login.shownPath, '/login/<REDACTED>');
  t.deepEqual(login.secretPaths, ['$.query.again']);
});

test('a header takes printable ASCII only', t => {
  t.is(build('create', {parameters: {label: 'a', 'X-Trace': 'x y'}}).headers['X-Trace'], 'x y');
  for (const value of ['a\r\nX-Other: 1', 'ä']) {
    t.like(
      t.throws(() => build('create', {parameters: {label: 'a', 'X-Trace': value}})),
      {code: 'invalid_value'},
    );
  }
});

test('a POST without body parameters has no body and says JSON all the same', t => {
  const request = build('reset', {parameters: {thingId: 'a'}});
  t.is(request.body, undefined);
  t.is(request.headers['Content-Type'], 'application/json');
});

test('bytes go as they are', t => {
  const request = build('upload', {parameters: {thingId: 'a', picture: png}});
  t.deepEqual(request.body, {mediaType: 'image/png', bytes: png});
  t.is(request.headers['Content-Type'], 'image/png');
});

test('bytes of the wrong kind are refused', t => {
  for (const picture of [Uint8Array.of(1, 2), 'text', 5, null]) {
    t.like(
      t.throws(() => build('upload', {parameters: {thingId: 'a', picture}})),
      {code: 'invalid_value'},
    );
  }
});

test('a public method says so, and takes any answer', t => {
  const request = build('picture', {parameters: {thingId: 'a'}});
  t.true(request.public);
  t.is(request.headers.Accept, '*/*');
});

test('every method of a real provider builds', t => {
  for (const service of Object.values(linode.services)) {
    for (const resource of Object.values(service.resources)) {
      for (const method of resource.methods as readonly Method[]) {
        const values = method.parameters.map(({name}) => [name, name === 'thumbnail' ? png : '1']);
        const request = buildRequest(linode, method, resource.columns, {
          parameters: Object.fromEntries(values),
        });
        t.notRegex(request.path, /[{}]/);
        t.is(request.method, method.http);
      }
    }
  }
});
