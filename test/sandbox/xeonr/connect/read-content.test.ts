import {brotliCompressSync, gzipSync} from 'node:zlib';
import test from 'ava';
import {readError, type Sent, withXeonr} from '../with-xeonr.js';

const list = 'ClientsService/ListClients';

const errors: readonly (readonly [
  title: string,
  sent: Sent,
  code: string,
  status: number,
  message: string,
])[] = [
  [
    'no version',
    {headers: {'connect-protocol-version': ''}},
    'invalid_argument',
    400,
    'missing required header: set Connect-Protocol-Version to "1"',
  ],
  [
    'another version',
    {headers: {'connect-protocol-version': '2'}},
    'invalid_argument',
    400,
    'Connect-Protocol-Version must be "1": got "2"',
  ],
  [
    'a timeout in words',
    {headers: {'connect-timeout-ms': 'soon'}},
    'invalid_argument',
    400,
    'protocol error: invalid connect timeout value: soon',
  ],
  [
    'a timeout of 11 digits',
    {headers: {'connect-timeout-ms': '12345678901'}},
    'invalid_argument',
    400,
    'protocol error: invalid connect timeout value: 12345678901',
  ],
  [
    'an unknown compression',
    {headers: {'content-encoding': 'zip'}},
    'unimplemented',
    501,
    'unknown compression "zip": supported encodings are gzip,br',
  ],
  [
    'a body that is not compressed',
    {headers: {'content-encoding': 'gzip'}},
    'invalid_argument',
    400,
    'decompression failed',
  ],
  ['an empty body', {body: ''}, 'invalid_argument', 400, 'the message is not a JSON object'],
  ['half of JSON', {body: '{'}, 'invalid_argument', 400, 'the message is not a JSON object'],
  ['a list', {body: '[]'}, 'invalid_argument', 400, 'the message is not a JSON object'],
];

for (const [title, sent, code, status, message] of errors) {
  test(`${title} is ${code}`, async t => {
    await withXeonr({}, async ({call}) => {
      const received = await call(list, {}, sent);
      t.deepEqual(readError(received), [status, code, message]);
      t.is(received.headers.get('content-type'), 'application/json');
    });
  });
}

test('a content type other than JSON is 415, without a body', async t => {
  await withXeonr({}, async ({call}) => {
    for (const type of ['application/proto', 'text/plain', 'application/connect+json']) {
      const {status, headers, text} = await call(list, {}, {headers: {'content-type': type}});
      t.deepEqual([status, text, headers.get('accept-post')], [415, '', 'application/json']);
    }
    const charset = {'content-type': 'application/json; charset=utf-8'};
    t.is((await call(list, {}, {headers: charset})).status, 200);
  });
});

test('only POST is taken, and only the paths that are there', async t => {
  await withXeonr({}, async ({call}) => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const {status, headers, text} = await call(list, {}, {method});
      t.deepEqual([status, text, headers.get('allow')], [405, '', 'POST']);
    }
    for (const path of ['ClientsService/listClients', 'clientsservice/ListClients', `${list}/`, 'X/Y']) {
      const {status, headers} = await call(path);
      t.is(status, 404);
      t.regex(headers.get('content-type') ?? '', /^text\/plain/);
    }
  });
});

test('compressed bodies are read', async t => {
  await withXeonr({}, async ({call}) => {
    const content = '{"applicationId": "app_prod_deploy"}';
    for (const [encoding, body] of [
      ['gzip', gzipSync(content)],
      ['br', brotliCompressSync(content)],
      ['identity', Buffer.from(content)],
    ] as const) {
      const {text} = await call(list, {}, {body, headers: {'content-encoding': encoding}});
      t.is(JSON.parse(text).Clients.length, 1);
    }
  });
});

test('a timeout that is over before the call is made is deadline_exceeded, and nothing is done', async t => {
  await withXeonr({}, async ({call, sandbox}) => {
    const revoke = 'AuthorisationsService/RevokeAllAuthorisations';
    sandbox.setFaults({rules: [{count: 1, effect: {kind: 'latency', milliseconds: 60}}]});
    const late = await call(revoke, {}, {headers: {'connect-timeout-ms': '20'}});
    t.deepEqual(readError(late).slice(0, 2), [504, 'deadline_exceeded']);
    const inTime = await call(revoke, {}, {headers: {'connect-timeout-ms': '60000'}});
    t.is(inTime.text, '{"revokedCount":"16"}');
  });
});

test('GET and the version can be switched', async t => {
  await withXeonr({getRequests: true, requireProtocolVersion: false}, async ({call}) => {
    t.is((await call(list, {}, {headers: {'connect-protocol-version': ''}})).status, 200);
    const message = '{"applicationId": "app_prod_deploy"}';
    const base64 = Buffer.from(message).toString('base64url');
    for (const query of [
      `?encoding=json&message=${encodeURIComponent(message)}&connect=v1`,
      `?other=1&base64=1&message=${base64}&encoding=json`,
      `?compression=gzip&base64=1&message=${gzipSync(message).toString('base64url')}&encoding=json`,
    ]) {
      const {status, text} = await call(list, {}, {method: 'GET', query});
      t.is(status, 200);
      t.is(JSON.parse(text).Clients.length, 1);
    }
    t.is((await call(list, {}, {method: 'GET', query: '?encoding=proto&message='})).status, 415);
    const wrong = await call(list, {}, {method: 'GET', query: '?encoding=json&message=%7B%7D&connect=1'});
    t.is(readError(wrong)[2], 'connect must be "v1": got "1"');
    t.is((await call('ClientsService/DeleteClient', {}, {method: 'GET'})).status, 405);
  });
});
