import test from 'ava';
import {xeonrClient, xeonrTokens} from '../../../../src/sandbox/xeonr/built-in-tokens.js';
import {type Client, findId, listClients, readError, readJson, withXeonr} from '../with-xeonr.js';

const unknown = '550e8400-e29b-41d4-a716-446655440000';

test('the list has the own clients, without secrets and without what is at its default', async t => {
  await withXeonr({}, async ({call}) => {
    const clients = await listClients(call);
    t.is(clients.length, 19);
    t.false(clients.some(client => 'clientSecret' in client));
    const deploy = clients.find(({name}) => name === 'Deploy Dashboard');
    t.like(deploy, {isVerified: true, supportsCodeGrant: true, applicationId: 'app_prod_deploy'});
    t.deepEqual(deploy?.applicationBindings, [
      {applicationId: 'app_prod_deploy', config: {jsonConfig: {region: 'eu-central', replicas: 0}}},
    ]);
    t.regex(String(deploy?.createdAt), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
    t.false(deploy !== undefined && 'supportsImplicitGrant' in deploy);
    const ofOne = await call('ClientsService/ListClients', {application_id: 'app_prod_billing'});
    t.is(readJson<{Clients: unknown[]}>(ofOne).Clients.length, 1);
    t.is((await call('ClientsService/ListClients', {applicationId: 'none'})).text, '{}');
  });
});

test('one client is shown with its secret if asked for', async t => {
  await withXeonr({}, async ({call}) => {
    const get = async (fields: object) =>
      readJson<{Client: Client}>(await call('ClientsService/GetClient', fields)).Client;
    const {id: clientId, secret} = xeonrClient;
    t.is((await get({clientId})).clientSecret, undefined);
    t.is((await get({clientId, includeSecret: true})).clientSecret, secret);
    t.is(
      (await get({client_id: await findId(call, 'larkctl'), include_secret: true})).clientSecret,
      undefined,
    );
  });
});

test('a client that is not there, or not one’s own, is not found', async t => {
  await withXeonr({}, async ({call}) => {
    const foreign = await findForeign(call);
    for (const clientId of [unknown, foreign]) {
      t.deepEqual(readError(await call('ClientsService/GetClient', {clientId})).slice(0, 2), [
        404,
        'not_found',
      ]);
    }
    t.is((await call('ClientsService/GetClient', {clientId: 'x'})).status, 400);
    t.is((await call('ClientsService/GetClient', {})).status, 400);
  });
  const codes = {foreignClient: 'permission_denied', unknownClient: 'internal'} as const;
  await withXeonr({codes}, async ({call}) => {
    const foreign = await findForeign(call);
    t.is((await call('ClientsService/GetClient', {clientId: foreign})).status, 403);
    t.is((await call('ClientsService/GetClient', {clientId: unknown})).status, 500);
  });
});

async function findForeign(call: Parameters<typeof listClients>[0]): Promise<string> {
  const {text} = await call('AuthorisationsService/ListAuthorisations');
  const authorisations: readonly {Client: Client}[] = JSON.parse(text).authorisations;
  return authorisations.find(({Client: {name}}) => name === 'Cloud Broom')?.Client.clientId ?? '';
}

test('public faces need no token, and are of own and foreign clients', async t => {
  await withXeonr({}, async ({call}) => {
    const [own, foreign] = [await findId(call, 'Deploy Dashboard'), await findForeign(call)];
    const get = (clientId: unknown) => call('ClientsService/GetPublicClients', {clientId}, {token: null});
    const {clients} = readJson<{clients: Record<string, Client>}>(await get([own, foreign, unknown, own]));
    t.deepEqual(Object.keys(clients).sort(), [own, foreign].sort());
    t.like(clients[own], {clientId: own, name: 'Deploy Dashboard', isVerified: 'true'});
    t.false('redirectUri' in (clients[own] ?? {}) || 'isVerified' in (clients[foreign] ?? {}));
    t.is((await get([unknown])).text, '{}');
    for (const wrong of [[], undefined, ['x'], Array.from({length: 101}, () => own), own]) {
      t.is((await get(wrong)).status, 400);
    }
    t.is((await get(Array.from({length: 100}, () => own))).status, 200);
  });
});

test('scopes decide what a token may call', async t => {
  await withXeonr({}, async ({call}) => {
    const list = 'ClientsService/ListClients';
    for (const token of [null, 'x', `${xeonrTokens.full}x`]) {
      t.deepEqual(readError(await call(list, {}, {token})).slice(0, 2), [401, 'unauthenticated']);
    }
    t.is((await call(list, {}, {token: xeonrTokens.readOnly})).status, 200);
    t.deepEqual(readError(await call(list, {}, {token: xeonrTokens.foreign})), [
      403,
      'permission_denied',
      'missing required scope: oauth:clients:read',
    ]);
    const clientId = xeonrClient.id;
    const remove = await call('ClientsService/DeleteClient', {clientId}, {token: xeonrTokens.readOnly});
    t.is(remove.status, 403);
    t.is((await call('ClientsService/GetClient', {clientId})).status, 200);
  });
});

test('how messages are written can be switched', async t => {
  const behaviour = {
    emitDefaults: true,
    wrapperKeys: 'lower-case',
    publicIsVerified: 'boolean',
    unknownPublicClients: 'not-found',
    unknownFields: 'ignore',
    codes: {noToken: 'permission_denied', noScope: 'unauthenticated'},
  } as const;
  await withXeonr(behaviour, async ({call}) => {
    const received = await call('ClientsService/ListClients', {other: 1});
    const {clients} = readJson<{clients: readonly Client[]}>(received);
    t.true(clients.every(client => Object.keys(client).length === 23 && client.clientSecret === ''));
    const clientId = xeonrClient.id;
    const {client} = readJson<{client: Client}>(await call('ClientsService/GetClient', {clientId}));
    t.is(client.clientId, clientId);
    const shown = await call('ClientsService/GetPublicClients', {clientId: [clientId]});
    t.false(JSON.parse(shown.text).clients[clientId].isVerified);
    t.is((await call('ClientsService/GetPublicClients', {clientId: [unknown]})).status, 404);
    const {authorisations} = JSON.parse((await call('AuthorisationsService/ListAuthorisations')).text);
    t.true(authorisations.every((row: object) => 'client' in row));
    t.is((await call('ClientsService/ListClients', {}, {token: null})).status, 403);
    t.is((await call('ClientsService/ListClients', {}, {token: xeonrTokens.foreign})).status, 401);
  });
});

test('a limit is resource_exhausted', async t => {
  await withXeonr(
    {retryAfter: true},
    async ({call}) => {
      t.is((await call('MeService/GetMe')).status, 200);
      const refused = await call('MeService/GetMe');
      t.deepEqual(readError(refused).slice(0, 2), [429, 'resource_exhausted']);
      t.true(Number(refused.headers.get('retry-after')) >= 1);
      t.is((await call('MeService/GetMe', {}, {token: xeonrTokens.readOnly})).status, 200);
    },
    {limits: {limit: 1, windowSeconds: 60}},
  );
});

test('faults have the bodies of this API', async t => {
  await withXeonr({}, async ({call, sandbox}) => {
    const answer = async (status: number) => {
      sandbox.setFaults({rules: [{api: 'xeonr', effect: {kind: 'status', status}}]});
      return call('MeService/GetMe');
    };
    t.is((await answer(503)).text, '{"code":"unavailable","message":"service unavailable"}');
    t.is((await answer(500)).text, '{"code":"internal","message":"internal server error"}');
    t.is((await answer(429)).text, '{"code":"resource_exhausted","message":"too many requests"}');
    t.is((await answer(502)).headers.get('content-type'), 'text/html');
  });
});
