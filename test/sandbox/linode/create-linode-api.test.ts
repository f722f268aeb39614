import {get, type IncomingMessage} from 'node:http';
import test from 'ava';
import {linodeTokens} from '../../../src/sandbox/linode/built-in-tokens.js';
import {readJson, withSandbox} from '../with-sandbox.js';

const path = '/v4/account/oauth-clients';

test('no token, an unknown one and a malformed header are answered byte for byte the same', async t => {
  await withSandbox({}, async call => {
    const answers = [
      await call('GET', path, {token: null}),
      await call('GET', path, {token: 'f'.repeat(64)}),
      await call('GET', path, {token: null, headers: {authorization: linodeTokens.full}}),
      await call('GET', path, {token: null, headers: {authorization: `Basic ${linodeTokens.full}`}}),
    ];
    for (const {status, text, headers} of answers) {
      t.is(status, 401);
      t.is(text, '{"errors": [{"reason": "Invalid Token"}]}');
      t.is(headers.get('x-oauth-scopes'), 'unknown');
      t.is(headers.get('x-ratelimit-limit'), null);
    }
  });
});

test('a scope that is missing is 401, and both headers say why', async t => {
  await withSandbox({}, async call => {
    const fields = {label: 'a', redirect_uri: 'https://a.example/'};
    for (const [method, token, granted, needed] of [
      ['GET', linodeTokens.foreign, 'linodes:read_write', 'account:read_only'],
      ['POST', linodeTokens.foreign, 'linodes:read_write', 'account:read_write'],
      ['POST', linodeTokens.readOnly, 'account:read_only', 'account:read_write'],
    ] as const) {
      const received = await call(method, path, {token, ...(method === 'POST' && {fields})});
      t.is(received.status, 401);
      const reason = 'Your OAuth token is not authorized to use this endpoint.';
      t.deepEqual(readJson(received), {errors: [{reason}]});
      t.is(received.headers.get('x-oauth-scopes'), granted);
      t.is(received.headers.get('x-accepted-oauth-scopes'), needed);
    }
    t.is((await call('GET', path, {token: linodeTokens.readOnly})).status, 200);
  });
});

test('the scheme `token` is taken, unless switched off', async t => {
  const headers = {authorization: `token ${linodeTokens.full}`};
  await withSandbox({}, async call => {
    t.is((await call('GET', path, {token: null, headers})).status, 200);
  });
  await withSandbox({behaviour: {linode: {legacyTokenScheme: false}}}, async call => {
    t.is((await call('GET', path, {token: null, headers})).status, 401);
  });
});

test('headers are those recorded, twice where they were twice', async t => {
  await withSandbox({}, async (_call, {urls, env}) => {
    const headers = {authorization: `Bearer ${env.LINODE_TOKEN}`};
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${urls.linode}${path}`, {headers, agent: false}, resolve).on('error', reject);
    });
    response.resume();
    const values = (name: string) => response.headersDistinct[name];
    t.deepEqual(values('content-type'), ['application/json']);
    t.deepEqual(values('vary'), ['Authorization, X-Filter', 'Authorization, X-Filter']);
    t.deepEqual(values('x-frame-options'), ['DENY', 'DENY']);
    t.deepEqual(values('x-oauth-scopes'), ['*']);
    t.deepEqual(values('x-accepted-oauth-scopes'), ['account:read_only']);
    t.deepEqual(values('x-spec-version'), ['4.235.1']);
    t.deepEqual(values('cache-control'), ['max-age=0, no-cache, no-store']);
    t.deepEqual(values('content-security-policy'), ["default-src 'none'"]);
    t.regex(values('x-customer-uuid')?.[0] ?? '', /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{16}$/);
  });
});

test('errors drop the headers that only successes were recorded with', async t => {
  await withSandbox({}, async call => {
    const {headers} = await call('GET', `${path}/none`);
    t.is(headers.get('x-content-type-options'), null);
    t.is(headers.get('access-control-allow-origin'), '*');
    t.is(headers.get('content-type'), 'application/json');
    t.is(headers.get('content-length'), '37');
  });
});

test('HEAD answers like GET, without a body', async t => {
  await withSandbox({}, async call => {
    const {status, text, headers} = await call('HEAD', path);
    t.deepEqual([status, text], [200, '']);
    t.true(Number(headers.get('content-length')) > 1000);
  });
});

test('a limit holds for one token', async t => {
  await withSandbox({limits: {limit: 2, windowSeconds: 60}}, async call => {
    const [first, second, third] = [
      await call('GET', path),
      await call('GET', path),
      await call('POST', path, {fields: {label: 'a', redirect_uri: 'https://a.example/'}}),
    ];
    t.deepEqual(
      [first, second, third].map(({status, headers}) => [status, headers.get('x-ratelimit-remaining')]),
      [
        [200, '1'],
        [200, '0'],
        [429, '0'],
      ],
    );
    t.is(third.text, '{"errors": [{"reason": "Too many requests"}]}');
    // On every reply, throttled or not.
    for (const {headers} of [first, third]) {
      const seconds = Number(headers.get('retry-after'));
      t.true(seconds >= 1 && seconds <= 60);
      t.is(headers.get('x-ratelimit-limit'), '2');
      t.true(Number(headers.get('x-ratelimit-reset')) > Date.now() / 1000 - 60);
    }
    t.is((await call('GET', path, {token: linodeTokens.readOnly})).status, 200);
  });
});
