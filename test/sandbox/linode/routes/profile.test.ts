import test from 'ava';
import {linodeTokens} from '../../../../src/sandbox/linode/built-in-tokens.js';
import {listField, type Page, readJson, withSandbox} from '../../with-sandbox.js';

interface Token {
  readonly id: number;
  readonly token: string;
  readonly expiry: string;
}

const now = new Date('2026-03-01T12:00:00Z');

test('an app is shown and revoked, never created', async t => {
  await withSandbox({now}, async call => {
    const list = await call('GET', '/v4/profile/apps');
    t.true(list.text.startsWith('{"data": [{"id": '));
    const {data, results} = readJson<Page<{id: number}>>(list);
    const path = `/v4/profile/apps/${data[0]?.id}`;
    t.deepEqual(readJson(await call('GET', path)), data[0]);
    t.is((await call('POST', '/v4/profile/apps')).status, 405);
    t.is((await call('DELETE', path)).text, '{}');
    t.is((await call('DELETE', path)).status, 404);
    t.is(readJson<Page<object>>(await call('GET', '/v4/profile/apps')).results, results - 1);
  });
});

test('a created token works with its scopes until it is revoked', async t => {
  await withSandbox({now}, async call => {
    const fields = {label: 'nightly', scopes: 'linodes:read_only,account:read_only'};
    const created = readJson<Token>(await call('POST', '/v4/profile/tokens', {fields}));
    t.deepEqual(Object.keys(created), ['id', 'scopes', 'created', 'label', 'token', 'expiry']);
    t.like(created, {label: 'nightly', expiry: '2999-12-12T05:00:00'});
    const shown = readJson<Token>(await call('GET', `/v4/profile/tokens/${created.id}`));
    t.deepEqual(shown, {...created, token: created.token.slice(0, 16)});
    const {token} = created;
    const allowed = await call('GET', '/v4/profile/apps', {token});
    t.is(allowed.status, 200);
    t.is(allowed.headers.get('x-oauth-scopes'), 'linodes:read_only account:read_only');
    t.is((await call('POST', '/v4/profile/tokens', {fields: {}, token})).status, 401);
    await call('DELETE', `/v4/profile/tokens/${created.id}`);
    t.is((await call('GET', '/v4/profile/apps', {token})).text, '{"errors": [{"reason": "Invalid Token"}]}');
  });
});

test('a token has at most the scopes of the one that makes it, and its own end', async t => {
  await withSandbox({now}, async call => {
    const create = async (fields: object, token?: string) =>
      await call('POST', '/v4/profile/tokens', {fields, ...(token !== undefined && {token})});
    const {token} = readJson<Token>(await create({scopes: 'account:read_write'}));
    t.is(readJson<{scopes: string}>(await create({scopes: '*'}, token)).scopes, 'account:read_write');
    t.is((await create({scopes: 'account:read_only'}, token)).status, 200);
    t.is((await create({scopes: 'linodes:read_only'}, token)).status, 400);
    t.is((await create({scopes: 'everything'})).status, 400);
    t.is((await create({expiry: '2026-03-01T11:59:59'})).status, 400);
    t.is((await create({expiry: 'soon'})).status, 400);
    t.is((await create({label: 'x'.repeat(101)})).status, 400);
    const dated = readJson<Token>(await create({expiry: '2026-03-02 10:00:00'}));
    t.is(dated.expiry, '2026-03-02T10:00:00');
  });
});

test('a token is renamed, and a built-in one revoked', async t => {
  await withSandbox({now}, async call => {
    const [full, readOnly] = await listField(call, '/v4/profile/tokens', 'id');
    const renamed = await call('PUT', `/v4/profile/tokens/${full}`, {fields: {label: 'mine', scopes: 'x'}});
    t.like(readJson(renamed), {label: 'mine', scopes: '*', token: linodeTokens.full.slice(0, 16)});
    t.is((await call('DELETE', `/v4/profile/tokens/${readOnly}`)).status, 200);
    t.is((await call('GET', '/v4/profile/apps', {token: linodeTokens.readOnly})).status, 401);
    t.is((await call('PUT', '/v4/profile/tokens/1', {fields: {label: 'x'}})).status, 404);
  });
});

test('devices are listed and revoked', async t => {
  await withSandbox({now}, async call => {
    const [id, ...others] = await listField(call, '/v4/profile/devices', 'id');
    t.deepEqual(Object.keys(readJson(await call('GET', `/v4/profile/devices/${id}`))), [
      'id',
      'created',
      'expiry',
      'user_agent',
      'last_authenticated',
      'last_remote_addr',
    ]);
    t.is((await call('DELETE', `/v4/profile/devices/${id}`)).status, 200);
    t.deepEqual(await listField(call, '/v4/profile/devices', 'id'), others);
  });
});

test('the profile’s logins are those of its user among the account’s', async t => {
  await withSandbox({now}, async call => {
    const ids = await listField(call, '/v4/profile/logins', 'id');
    t.true(ids.length > 20 && ids.length < 100);
    t.deepEqual([...new Set(await listField(call, '/v4/profile/logins', 'username'))], ['mira-larkspur']);
    const shown = await call('GET', `/v4/account/logins/${ids[0]}`);
    t.regex(
      shown.text,
      /^\{"id": \d+, "datetime": "[\dT:-]{19}", "ip": ".+", "username": "mira-larkspur", "status": "(successful|failed)", "restricted": false\}$/,
    );
    t.is((await call('GET', `/v4/profile/logins/${ids[0]}`)).text, shown.text);
    t.is((await call('DELETE', `/v4/account/logins/${ids[0]}`)).status, 405);
  });
});
