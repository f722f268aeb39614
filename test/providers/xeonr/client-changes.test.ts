import test from 'ava';
import {failure} from '../vmware/with-csp.js';
import {bare, clientsPath, connectError, sample, startAuth} from './with-auth.js';

const yes = {yes: true};
const kinds = (result: {outcomes?: readonly {kind: string}[]}) => result.outcomes?.map(each => each.kind);
const png = Buffer.from('89504e470d0a1a0a00ff', 'hex');

const insert = `INSERT INTO clients (hasSecret, name, redirectUri, websiteUrl, description, supportsCodeGrant,
    supportsImplicitGrant, allowedDelegators, applicationId)
  VALUES (true, 'Ship', 'https://a.example/cb', 'https://a.example', 'ships', true, false, '["d1"]', NULL)`;

for (const key of ['Client', 'client']) {
  test(`CreateClient, answered under "${key}", is a POST of what is given`, async t => {
    const auth = await startAuth(t, () => ({
      json: {[key]: bare('new', {clientSecret: 'sk_live_new', name: 'Ship'})},
    }));
    const {rows} = await auth.engine.query(
      `${insert} RETURNING clientId, clientSecret, name, supportsCodeGrant`,
      {},
      yes,
    );
    t.deepEqual(auth.calls(), [
      [
        `${clientsPath}/CreateClient`,
        {
          hasSecret: true,
          name: 'Ship',
          redirectUri: 'https://a.example/cb',
          websiteUrl: 'https://a.example',
          description: 'ships',
          supportsCodeGrant: true,
          supportsImplicitGrant: false,
          allowedDelegators: ['d1'],
          applicationId: null,
        },
      ],
    ]);
    t.deepEqual(rows, [['new', 'sk_live_new', 'Ship', false]]);
  });
}

test('texts that are too long cost no call', async t => {
  const auth = await startAuth(t, () => undefined);
  const values: Readonly<Record<string, number>> = {
    name: 64,
    redirectUri: 256,
    websiteUrl: 128,
    description: 256,
  };
  for (const [column, most] of Object.entries(values)) {
    const sql = `INSERT INTO clients (${column}) VALUES ('${'x'.repeat(most + 1)}')`;
    t.is((await failure(auth.engine.query(sql, {}, yes))).code, 'invalid_value', column);
  }
  t.deepEqual(auth.server.requests, []);
});

for (const key of ['Client', 'client']) {
  test(`UpdateClient, answered under "${key}", sends what changes and a mask of just that`, async t => {
    const auth = await startAuth(t, ({path}) =>
      path.endsWith('/GetClient') ? {json: {Client: sample}} : {json: {[key]: {...sample, name: 'New'}}},
    );
    const sql = `UPDATE clients SET name = 'New', supportsImplicitGrant = false, allowedDelegators = '[]',
        backchannelLogoutUri = NULL, websiteUrl = websiteUrl, postLogoutRedirectUris = '["https://n.example/"]'
      WHERE clientId = '${sample.clientId}' RETURNING name, supportsImplicitGrant`;
    const result = await auth.engine.query(sql, {}, yes);
    t.deepEqual(auth.calls(), [
      [`${clientsPath}/GetClient`, {clientId: sample.clientId}],
      [
        `${clientsPath}/UpdateClient`,
        {
          clientId: sample.clientId,
          name: 'New',
          supportsImplicitGrant: false,
          allowedDelegators: [],
          backchannelLogoutUri: null,
          postLogoutRedirectUris: ['https://n.example/'],
          updateMask:
            'name,supportsImplicitGrant,allowedDelegators,backchannelLogoutUri,postLogoutRedirectUris',
        },
      ],
    ]);
    t.deepEqual(result.rows, [['New', true]]);
    t.deepEqual(kinds(result), ['done']);
  });
}

test('a logo is cleared by an empty URL that the mask names', async t => {
  const auth = await startAuth(t, () => ({json: {client: sample}}));
  await auth.engine.query(`UPDATE clients SET logoUrl = '' WHERE clientId = '${sample.clientId}'`, {}, yes);
  t.deepEqual(auth.calls()[1], [
    `${clientsPath}/UpdateClient`,
    {clientId: sample.clientId, logoUrl: '', updateMask: 'logoUrl'},
  ]);
});

test('a JSON value that is the same but for its blanks is no change', async t => {
  const auth = await startAuth(t, () => ({json: {Client: sample}}));
  const sql = `UPDATE clients SET postLogoutRedirectUris = '[ "https://myapp.example.com/logged-out" ]'
    WHERE clientId = '${sample.clientId}'`;
  t.deepEqual(kinds(await auth.engine.query(sql, {}, yes)), ['unchanged']);
});

test('what UpdateClient can not set is refused before a call', async t => {
  const auth = await startAuth(t, () => undefined);
  for (const column of ['usesManagedBuckets', 'applicationId', 'clientSecret', 'createdAt', 'updateMask']) {
    const error = await failure(auth.engine.query(`UPDATE clients SET ${column} = 1 WHERE true`, {}, yes));
    t.true(['read_only_column', 'unknown_column'].includes(error.code), `${column}: ${error.code}`);
  }
  t.deepEqual(auth.server.requests, []);
});

test('DeleteClient is a call for each client', async t => {
  const auth = await startAuth(t, ({path}) =>
    path.endsWith('/ListClients') ? {json: {Clients: [bare('a'), bare('b')]}} : {json: {}},
  );
  const result = await auth.engine.query("DELETE FROM clients WHERE name LIKE 'client%'", {}, yes);
  t.deepEqual(kinds(result), ['done', 'done']);
  const [list, ...deletes] = auth.calls();
  t.deepEqual(list, [`${clientsPath}/ListClients`, {}]);
  t.deepEqual(
    deletes.map(([path]) => path),
    Array(2).fill(`${clientsPath}/DeleteClient`),
  );
  t.deepEqual(
    deletes.map(([, json]) => json).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    [{clientId: 'a'}, {clientId: 'b'}],
  );
});

test('RegenerateSecret asks for the secret; its answer is the client itself', async t => {
  const auth = await startAuth(t, () => ({json: {...sample, clientSecret: 'sk_live_fresh'}}));
  const {rows, columns} = await auth.engine.query(
    `EXEC xeonr.auth.clients.regenerate_secret @clientId = '${sample.clientId}'`,
    {},
    yes,
  );
  t.deepEqual(auth.calls(), [
    [`${clientsPath}/RegenerateSecret`, {clientId: sample.clientId, includeSecret: true}],
  ]);
  const at = (name: string) => rows[0]?.[columns.findIndex(each => each.name === name)];
  t.is(at('clientId'), sample.clientId);
  t.is(at('clientSecret'), 'sk_live_fresh');
  t.is(at('name'), sample.name);
});

test('RegenerateSecret whose answer is wrapped after all is understood', async t => {
  for (const key of ['Client', 'client']) {
    const auth = await startAuth(t, () => ({json: {[key]: {...sample, clientSecret: 'sk_live_fresh'}}}));
    const sql = `SELECT clientId, clientSecret FROM
      (EXEC clients.regenerate_secret @clientId = '${sample.clientId}')`;
    t.deepEqual((await auth.engine.query(sql, {}, yes)).rows, [[sample.clientId, 'sk_live_fresh']], key);
  }
});

test('GetClient and CreateClient whose answer is bare after all are understood', async t => {
  const auth = await startAuth(t, () => ({json: {...sample, clientSecret: 'sk_live_fresh'}}));
  const sql = `SELECT clientSecret FROM clients WHERE clientId = '${sample.clientId}'`;
  t.deepEqual((await auth.engine.query(sql)).rows, [['sk_live_fresh']]);
  const created = await auth.engine.query(`${insert} RETURNING clientSecret`, {}, yes);
  t.deepEqual(created.rows, [['sk_live_fresh']]);
});

test('RegenerateSecret for each of several', async t => {
  const auth = await startAuth(t, ({path, json}) => {
    if (path.endsWith('/ListClients')) return {json: {Clients: [bare('a'), bare('b')]}};
    const {clientId} = json as {clientId: string};
    return clientId === 'b'
      ? connectError(400, 'failed_precondition', 'no secret')
      : {json: bare(clientId, {clientSecret: 'sk_live_a'})};
  });
  const result = await auth.engine.query(
    'EXEC clients.regenerate_secret FOR EACH (SELECT clientId FROM clients ORDER BY clientId)',
    {},
    yes,
  );
  t.deepEqual(kinds(result), ['done', 'failed']);
  t.true(JSON.stringify(result.rows[0]).includes('sk_live_a'));
  t.true(JSON.stringify(result.rows[1]).includes('failed_precondition: no secret'));
});

test('RegenerateSecret and CreateClient are not sent again where they may have been carried out', async t => {
  for (const sql of ["EXEC clients.regenerate_secret @clientId = 'a'", insert]) {
    const auth = await startAuth(t, () => connectError(503, 'unavailable', 'busy'));
    t.deepEqual(kinds(await auth.engine.query(sql, {}, yes)), ['unknown']);
    t.is(auth.calls().length, 1);
  }
});

test('UploadClientLogo sends a picture as base64', async t => {
  const auth = await startAuth(t, () => ({json: {logoUrl: 'https://cdn.example.com/logo.png'}}));
  const {rows} = await auth.engine.query(
    `EXEC clients.upload_logo @clientId = 'a', @logoData = x'${png.toString('hex')}', @contentType = 'image/png'`,
    {},
    yes,
  );
  t.deepEqual(auth.calls(), [
    [
      `${clientsPath}/UploadClientLogo`,
      {clientId: 'a', logoData: png.toString('base64'), contentType: 'image/png'},
    ],
  ]);
  t.deepEqual(rows, [['https://cdn.example.com/logo.png']]);
});
