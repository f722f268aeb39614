import test from 'ava';
import {xeonrTokens} from '../../../../src/sandbox/xeonr/built-in-tokens.js';
import {type Client, findId, listClients, readError, readJson, withXeonr} from '../with-xeonr.js';

const fields = {
  name: 'New client',
  redirectUri: 'https://new.example/callback',
  websiteUrl: 'https://new.example',
  description: 'One more',
};
const create = 'ClientsService/CreateClient';
const update = 'ClientsService/UpdateClient';
const regenerate = 'ClientsService/RegenerateSecret';

test('create shows the secret once, if there is one', async t => {
  await withXeonr({}, async ({call, askToken}) => {
    const received = await call(create, {...fields, hasSecret: true, supportsCodeGrant: true});
    t.is(received.status, 200);
    const {Client: client} = readJson<{Client: Client}>(received);
    const {clientId, clientSecret = '', createdAt, updatedAt, ...rest} = client;
    t.deepEqual(rest, {...fields, supportsCodeGrant: true});
    t.regex(clientId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    t.regex(clientSecret, /^sk_live_[0-9a-z]{40}$/);
    t.is(createdAt, updatedAt);
    const credentials = {client_id: clientId, client_secret: clientSecret};
    t.is((await askToken({grant_type: 'client_credentials', ...credentials})).status, 200);
    t.is((await listClients(call)).at(-1)?.clientId, clientId);
    const without = readJson<{Client: Client}>(await call(create, fields)).Client;
    t.false('clientSecret' in without);
    const refused = await call(regenerate, {clientId: without.clientId});
    t.deepEqual(readError(refused).slice(0, 2), [400, 'failed_precondition']);
  });
});

for (const [title, change, problem] of [
  ['no name', {name: undefined}, 'name: value length must be at least 1 characters'],
  ['a name of 65', {name: '🌱'.repeat(65)}, 'name: value length must be at most 64 characters'],
  ['no URI', {redirectUri: 'new.example'}, 'redirectUri: value must be a valid URI'],
  [
    'a website of 129',
    {websiteUrl: `https://new.example/${'a'.repeat(109)}`},
    'websiteUrl: value length must be at most 128 characters',
  ],
  ['a description of nothing', {description: ''}, 'description: value length must be at least 1 characters'],
  [
    'a logout address',
    {postLogoutRedirectUris: ['https://a.example', 'a']},
    'postLogoutRedirectUris[1]: value must be a valid URI',
  ],
] as const) {
  test(`create refuses ${title}`, async t => {
    await withXeonr({}, async ({call}) => {
      const refused = await call(create, {...fields, ...change});
      t.deepEqual(readError(refused), [400, 'invalid_argument', `validation error: ${problem}`]);
    });
  });
}

test('create takes names of 64 characters and any scheme', async t => {
  await withXeonr({}, async ({call}) => {
    const most = {...fields, name: '🌱'.repeat(64), redirectUri: 'larkspur-ios://cb'};
    t.is((await call(create, most)).status, 200);
  });
});

test('fields that the documents do not have are refused', async t => {
  await withXeonr({}, async ({call}) => {
    const clientId = await findId(call, 'Wiki');
    for (const [method, more, key] of [
      [create, {...fields, logoUrl: 'https://a.example'}, 'logoUrl'],
      [update, {clientId, usesManagedBuckets: true}, 'usesManagedBuckets'],
      [update, {clientId, hasSecret: true}, 'hasSecret'],
      ['ClientsService/DeleteClient', {clientId, id: 1}, 'id'],
    ] as const) {
      t.is(readError(await call(method, more))[2], `key "${key}" is unknown`);
    }
    t.is((await listClients(call)).length, 19);
  });
});

test('a mask says what an update changes; without one it is all that is set', async t => {
  await withXeonr({}, async ({call}) => {
    const clientId = await findId(call, 'Billing Portal');
    const change = async (more: object) =>
      readJson<{client: Client}>(await call(update, {clientId, ...more})).client;
    const first = await change({name: 'Billing', supportsCodeGrant: false});
    t.is(first.name, 'Billing');
    t.false('supportsCodeGrant' in first);
    t.true(first.supportsRefreshToken);
    const second = await change({name: 'No', description: 'Yes', updateMask: 'description'});
    t.deepEqual([second.name, second.description], ['Billing', 'Yes']);
    const third = await change({updateMask: 'supports_refresh_token,backchannelLogoutUri'});
    t.false('supportsRefreshToken' in third || 'backchannelLogoutUri' in third);
    t.deepEqual(third.postLogoutRedirectUris, ['https://billing.larkspur.example/logged-out']);
    const fourth = await change({postLogoutRedirectUris: [], backchannelLogoutUri: ''});
    t.deepEqual(fourth.postLogoutRedirectUris, third.postLogoutRedirectUris);
    const refused = await call(update, {clientId, updateMask: 'name,secret'});
    t.regex(readError(refused)[2], /path "secret" is not a field/);
    t.is((await call(update, {clientId, updateMask: 'name'})).status, 400);
    const fifth = await call('ClientsService/GetClient', {clientId});
    t.is(readJson<{Client: Client}>(fifth).Client.name, 'Billing');
  });
});

test('whether a false counts without a mask can be switched', async t => {
  await withXeonr({falseWithoutMask: 'unset'}, async ({call}) => {
    const clientId = await findId(call, 'Wiki');
    const change = async (more: object) =>
      readJson<{client: Client}>(await call(update, {clientId, ...more})).client;
    t.true((await change({supportsCodeGrant: false})).supportsCodeGrant);
    const masked = await change({supportsCodeGrant: false, updateMask: 'supportsCodeGrant'});
    t.false('supportsCodeGrant' in masked);
  });
});

test('only an administrator verifies', async t => {
  await withXeonr({}, async ({call}) => {
    const clientId = await findId(call, 'Wiki');
    const verify = async (token: string) =>
      readJson<{client: Client}>(await call(update, {clientId, isVerified: true}, {token})).client.isVerified;
    t.is(await verify(xeonrTokens.full), undefined);
    t.is(await verify(xeonrTokens.admin), true);
  });
});

test('regenerating answers the client itself, and the old secret is dead at once', async t => {
  await withXeonr({}, async ({call, askToken}) => {
    const clientId = await findId(call, 'Grafana');
    const renew = async (includeSecret: boolean) =>
      readJson<Client>(await call(regenerate, {clientId, includeSecret}));
    const first = await renew(true);
    t.like(first, {clientId, name: 'Grafana'});
    const statusOf = async (secret = '') =>
      (await askToken({grant_type: 'client_credentials', client_id: clientId, client_secret: secret})).status;
    t.is(await statusOf(first.clientSecret), 200);
    t.is((await renew(false)).clientSecret, undefined);
    t.is(await statusOf(first.clientSecret), 401);
  });
});

test('delete takes the authorisations and tokens of a client with it', async t => {
  await withXeonr({}, async ({call, askToken}) => {
    const clientId = await findId(call, 'Notebook Hub');
    const {clientSecret = ''} = readJson<Client>(await call(regenerate, {clientId, includeSecret: true}));
    const credentials = {client_id: clientId, client_secret: clientSecret};
    const answer = await askToken({grant_type: 'client_credentials', ...credentials});
    const token = readJson<{access_token: string}>(answer).access_token;
    t.is((await call('MeService/GetMe', {}, {token})).status, 200);
    const deleted = await call('ClientsService/DeleteClient', {clientId});
    t.deepEqual([deleted.status, deleted.text], [200, '{}']);
    t.is((await call('MeService/GetMe', {}, {token})).status, 401);
    t.is((await call('AuthorisationsService/ListAuthorisations', {clientId})).text, '{}');
    for (const method of ['DeleteClient', 'GetClient', 'UpdateClient', 'RegenerateSecret']) {
      t.is((await call(`ClientsService/${method}`, {clientId})).status, 404);
    }
  });
});

test('a logo is uploaded, and cleared by a mask', async t => {
  await withXeonr({}, async ({call}) => {
    const clientId = await findId(call, 'Wiki');
    const upload = (logoData: string, contentType: string) =>
      call('ClientsService/UploadClientLogo', {clientId, logoData, contentType});
    const {logoUrl} = readJson<{logoUrl: string}>(await upload('iVBORw==', 'image/png'));
    t.regex(logoUrl, new RegExp(`/${clientId}-[0-9a-f]{8}\\.png$`));
    const shown = readJson<{Client: Client}>(await call('ClientsService/GetClient', {clientId}));
    t.is(shown.Client.logoUrl, logoUrl);
    const cleared = await call(update, {clientId, logoUrl: '', updateMask: 'logo_url'});
    t.false('logoUrl' in readJson<{client: Client}>(cleared).client);
    t.is((await upload('iVBORw==', 'image/svg+xml')).status, 400);
    t.is((await upload('', 'image/png')).status, 400);
    const largest = Buffer.alloc(2_097_152);
    t.is((await upload(largest.toString('base64'), 'image/gif')).status, 200);
    t.is(
      (await upload(Buffer.concat([largest, Buffer.alloc(1)]).toString('base64'), 'image/gif')).status,
      400,
    );
  });
});

test('an error about fields may say which ones among its details', async t => {
  await withXeonr({errorDetails: true, codes: {invalidField: 'out_of_range'}}, async ({call}) => {
    const {code, details} = JSON.parse((await call(create, {...fields, name: ''})).text);
    t.is(code, 'out_of_range');
    t.is(details[0].debug.fieldViolations[0].field, 'name');
  });
});
