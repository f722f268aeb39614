import test from 'ava';
import {describeRequest, requestUrl, shownUrl} from '../../src/request/describe-request.js';
import {redactRequest, redactText} from '../../src/request/redact.js';
import type {Request} from '../../src/request/request.js';
import {canary, createRead, createWrite} from './acme.js';

const base = 'https://host/v4';

test('a list with its filter', t => {
  const request: Request = {
    ...createRead('/things'),
    query: {page: '1', page_size: '500'},
    headers: {Accept: 'application/json', 'X-Filter': '{"label":"a"}', authorization: canary},
  };
  const text = 'GET https://host/v4/things?page=1&page_size=500  X-Filter: {"label":"a"}';
  t.is(describeRequest(request, base), text);
  t.is(describeRequest(request), text.replace(base, ''));
});

test('bodies', t => {
  t.is(describeRequest(createWrite(), base), 'POST https://host/v4/things  {"label":"a"}');
  const upload: Request = {
    ...createRead('/things/a'),
    method: 'PUT',
    body: {mediaType: 'image/png', bytes: new Uint8Array(9)},
  };
  t.is(describeRequest(upload), 'PUT /things/a  image/png, 9 bytes');
});

test('secrets are replaced wherever they are', t => {
  const request: Request = {
    ...createWrite('/login/hush'),
    shownPath: '/login/<REDACTED>',
    query: {again: 'hush', page: '1'},
    headers: {'X-Key': 'hush'},
    body: {mediaType: 'application/json', json: {label: 'a', inner: {password: 'hush'}}},
    secretPaths: ['$.query.again', '$.headers.X-Key', '$.body.json.inner.password'],
  };
  t.is(
    describeRequest(request, base),
    'POST https://host/v4/login/<REDACTED>?again=<REDACTED>&page=1  X-Key: <REDACTED>  {"label":"a","inner":{"password":"<REDACTED>"}}',
  );
  t.notRegex(JSON.stringify(redactRequest(request)), /hush/);
  t.notRegex(shownUrl(base, request), /hush/);
  t.is(requestUrl(base, request), 'https://host/v4/login/hush?again=hush&page=1');
  t.is(redactRequest(createRead()).path, '/things');
});

test('of secrets that hold one another, the longer is replaced first', t => {
  t.is(redactText('abcd abc', ['abc', 'abcd', '']), '<REDACTED> <REDACTED>');
});

test('a body is shown as it is sent, however long', t => {
  const json = {label: `a  b${'x'.repeat(9000)}`, note: 'one\ntwo\u2028\u{e0041}'};
  const described = describeRequest({...createWrite(), body: {mediaType: 'application/json', json}});
  t.deepEqual(JSON.parse(described.slice(described.indexOf('{'))), json);
  t.notRegex(described, /[\n\u2028]|\u{e0041}/u);
});

test('it is one line', t => {
  const request: Request = {...createRead(), headers: {'X-Filter': 'a\r\nb\u001b'}};
  t.is(describeRequest(request), 'GET /things  X-Filter: a b');
});
