import test from 'ava';
import {xeonrAssertion, xeonrClient, xeonrScopes} from '../../../src/sandbox/xeonr/built-in-tokens.js';
import {readJson, withXeonr} from './with-xeonr.js';

const {id, secret} = xeonrClient;
const grant = {grant_type: 'client_credentials'};
const inBody = {client_id: id, client_secret: secret};

interface Token {
  readonly access_token: string;
  readonly scope: string;
}

test('a client gets a token with its credentials in the body or the header', async t => {
  await withXeonr({}, async ({call, askToken}) => {
    const basic = {authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`};
    for (const received of [await askToken({...grant, ...inBody}), await askToken(grant, basic)]) {
      t.is(received.status, 200);
      const {access_token: token, ...rest} = readJson<Token>(received);
      t.deepEqual(rest as object, {
        token_type: 'Bearer',
        expires_in: 3600,
        scope: xeonrScopes.full.join(' '),
      });
      t.is((await call('ClientsService/ListClients', {}, {token})).status, 200);
    }
  });
});

test('a service account gets a token for its assertion', async t => {
  await withXeonr({}, async ({call, askToken}) => {
    const form = {grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: xeonrAssertion};
    const {access_token: token} = readJson<Token>(await askToken(form));
    t.is((await call('ClientsService/ListClients', {}, {token})).status, 200);
    t.is((await call('ClientsService/DeleteClient', {clientId: id}, {token})).status, 403);
    const refused = await askToken({...form, assertion: 'x.y.z'});
    t.deepEqual([refused.status, JSON.parse(refused.text).error], [400, 'invalid_grant']);
  });
});

test('a token has the scopes that were asked for', async t => {
  await withXeonr({}, async ({call, askToken}) => {
    const received = await askToken({...grant, ...inBody, scope: 'oauth:clients:read'});
    const {access_token: token, scope} = readJson<Token>(received);
    t.is(scope, 'oauth:clients:read');
    t.is((await call('ClientsService/ListClients', {}, {token})).status, 200);
    t.is((await call('MeService/GetMe', {}, {token})).status, 403);
    const refused = await askToken({...grant, ...inBody, scope: 'admin'});
    t.deepEqual([refused.status, JSON.parse(refused.text).error], [400, 'invalid_scope']);
  });
});

test('wrong credentials, another grant and another form are refused', async t => {
  await withXeonr({}, async ({askToken, sandbox}) => {
    const errorOf = async (form: Record<string, string>) => {
      const {status, text} = await askToken(form);
      return [status, JSON.parse(text).error];
    };
    t.deepEqual(await errorOf({...grant, ...inBody, client_secret: 'x'}), [401, 'invalid_client']);
    t.deepEqual(await errorOf(grant), [401, 'invalid_client']);
    t.deepEqual(await errorOf({...inBody, grant_type: 'password'}), [400, 'unsupported_grant_type']);
    const url = `${sandbox.urls.xeonr}/api/v1/oauth/token`;
    t.is((await fetch(url)).status, 405);
    t.is((await fetch(url, {method: 'POST', body: '{}'})).status, 400);
  });
});

test('a token that was issued lasts as long as told', async t => {
  await withXeonr({accessTokenSeconds: 0}, async ({call, askToken}) => {
    const {access_token: token} = readJson<Token>(await askToken({...grant, ...inBody}));
    const refused = await call('ClientsService/ListClients', {}, {token});
    t.deepEqual([refused.status, JSON.parse(refused.text).code], [401, 'unauthenticated']);
    t.is((await call('ClientsService/ListClients')).status, 200);
  });
});

test('requests are remembered without tokens and secrets', async t => {
  await withXeonr({}, async ({call, askToken, sandbox}) => {
    await askToken({...grant, ...inBody});
    await call('ClientsService/GetClient', {clientId: id, includeSecret: true});
    const [token, get] = sandbox.requests();
    t.like(token, {api: 'xeonr', path: '/api/v1/oauth/token', status: 200});
    t.deepEqual(get?.bodyFields, ['clientId', 'includeSecret']);
    t.false(JSON.stringify(sandbox.requests()).includes(secret));
  });
});
