import test from 'ava';
import {vmwareClients, vmwareOrganizations} from '../../../../src/sandbox/vmware/built-in-tokens.js';
import {type App, apps, labsApps, readError, readJson, withVmware} from '../with-vmware.js';

const fields = {
  displayName: 'New app',
  description: 'One more',
  grantTypes: ['client_credentials'],
  allowedScopes: {organizationScopes: {roles: [{name: 'org_owner'}]}},
};

interface Created {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface Deleted {
  readonly failed: readonly string[];
  readonly succeeded: readonly string[];
}

test('an app is shown without its secret', async t => {
  const now = new Date('2026-03-01T12:00:00Z');
  await withVmware(
    {},
    async ({call}) => {
      const {text} = await call('GET', `${apps}/${vmwareClients.operator.id}`);
      t.false(text.includes(vmwareClients.operator.secret) || /"secret"/i.test(text));
      const app: App = JSON.parse(text);
      t.like(app, {
        id: vmwareClients.operator.id,
        displayName: 'Rowgate operator',
        organizationId: vmwareOrganizations.larkspur,
        accessTokenTTL: 600,
        refreshTokenTTL: 7_776_000,
        immutable: false,
        publicClient: false,
      });
      const days = (now.getTime() - Number(app.createdAt)) / 86_400_000;
      t.true(days >= 30 && days < 31);
      t.true(Number.isInteger(app.createdAt) && Number.isInteger(app.lastUpdatedAt));
    },
    {now},
  );
});

test('create answers the id and a secret that is good at once', async t => {
  await withVmware({}, async ({call, tryClient}) => {
    const received = await call('POST', apps, {fields});
    t.is(received.status, 200);
    const created = readJson<Created>(received);
    t.deepEqual(Object.keys(created), ['clientId', 'clientSecret']);
    t.is((await tryClient(created.clientId, created.clientSecret)).status, 200);
    const app = readJson<App>(await call('GET', `${apps}/${created.clientId}`));
    t.like(app, {...fields, id: created.clientId, createdBy: 'mira@larkspur.example'});
    t.true(Math.abs(Number(app.createdAt) - Date.now()) < 60_000);
  });
});

test('create takes an id and a secret; an id that is taken is a conflict', async t => {
  await withVmware({}, async ({call, tryClient}) => {
    const own = {...fields, id: 'my_app-1', secret: 'Abcdefg1!'};
    const received = await call('POST', apps, {fields: own});
    t.deepEqual(readJson(received), {clientId: own.id, clientSecret: own.secret});
    t.is((await tryClient(own.id, own.secret)).status, 200);
    t.is(readError(await call('POST', apps, {fields: own})).status, 409);
    // In another organization, too.
    t.is((await call('POST', labsApps, {fields: own})).status, 409);
  });
});

test('a public client has no secret', async t => {
  await withVmware({}, async ({call}) => {
    const received = await call('POST', apps, {fields: {...fields, publicClient: true}});
    t.deepEqual(Object.keys(readJson<Created>(received)), ['clientId']);
  });
});

const refusals: readonly (readonly [string, object, string])[] = [
  ['nothing', {allowedScopes: undefined}, 'allowedScopes is required'],
  ['a missing description', {description: null}, 'description is required'],
  ['a missing display name', {displayName: undefined}, 'displayName is required'],
  ['no grant types', {grantTypes: []}, 'grantTypes has a grant type that is not allowed'],
  [
    "a service's grant type",
    {grantTypes: ['client_delegate']},
    'grantTypes has a grant type that is not allowed',
  ],
  ['a display name with a slash', {displayName: 'a/b'}, 'displayName has characters that are not allowed'],
  ['a number', {description: 1}, 'description must be a string'],
  ['a lifetime of 0', {accessTokenTTL: 0}, 'accessTokenTTL must be a positive integer'],
  ['a lifetime beyond 32 bits', {accessTokenTTL: 2 ** 31}, 'accessTokenTTL must be a positive integer'],
  ['a short id', {id: 'abcd'}, 'id is not a valid client id'],
  ['a weak secret', {secret: 'abcdefgh'}, 'secret does not fulfil the policy of secrets'],
  ['scopes that are none', {allowedScopes: {generalScopes: 'openid'}}, 'allowedScopes is not valid'],
  ['a text for a flag', {forcePkce: 'true'}, 'forcePkce must be true or false'],
  ['a text for a list', {redirectUris: 'https://a.example'}, 'redirectUris must be a list of strings'],
  [
    'open and given redirects',
    {allowOpenRedirectUris: true, redirectUris: ['https://a.example']},
    'redirectUris must be absent if allowOpenRedirectUris is true',
  ],
  [
    'a refresh token that ends first',
    {accessTokenTTL: 600, refreshTokenTTL: 600},
    'refreshTokenTTL must be greater than accessTokenTTL',
  ],
  ['an unknown organization', {allowedOrgs: ['x']}, 'allowedOrgs has an unknown organization: x'],
];

for (const [title, change, problem] of refusals) {
  test(`create refuses ${title}`, async t => {
    await withVmware({}, async ({call}) => {
      const received = await call('POST', apps, {fields: {...fields, ...change}});
      t.deepEqual(readError(received), {status: 400, message: `Invalid request body: ${problem}`});
    });
  });
}

test('a body that is no object of JSON is refused', async t => {
  await withVmware({}, async ({call}) => {
    for (const body of ['', '{', '[]', 'null']) {
      const headers = {'content-type': 'application/json'};
      const received = await call('POST', apps, {body, headers});
      t.deepEqual(readError(received), {status: 400, message: 'Invalid request body'});
    }
  });
});

test('update needs three fields, changes what it is given and leaves the rest', async t => {
  await withVmware({}, async ({call}) => {
    const path = `${apps}/billing-portal`;
    const before = readJson<App>(await call('GET', path));
    const {displayName, description, grantTypes} = before;
    const named = {displayName, description, grantTypes};
    for (const field of Object.keys(named)) {
      const refused = await call('PATCH', path, {fields: {...named, [field]: undefined}});
      t.is(readError(refused).message, `Invalid request body: ${field} is required`);
    }
    const redirectUris = ['https://billing.new.example/callback'];
    // `publicClient` is no field of an update.
    const received = await call('PATCH', path, {fields: {...named, redirectUris, publicClient: true}});
    t.is(received.status, 200);
    const after = readJson<App>(received);
    t.deepEqual(after, {
      ...before,
      redirectUris,
      lastUpdatedAt: after.lastUpdatedAt,
      lastUpdatedBy: 'mira@larkspur.example',
    });
    t.true(Number(after.lastUpdatedAt) > Number(before.lastUpdatedAt));
    t.deepEqual(readJson(await call('GET', path)), after);
    t.is((await call('PATCH', `${apps}/none`, {fields: named})).status, 404);
  });
});

test('delete takes up to 15 ids and says of each what became of it', async t => {
  await withVmware({}, async ({call, tryClient}) => {
    const ids = ['edge-ams-01', 'none', 'labs-chaos', 'edge-ams-02', 'csp-console', 'edge-ams-01'];
    const received = await call('DELETE', apps, {fields: {clientIdsToDelete: ids}});
    t.is(received.status, 200);
    t.deepEqual(readJson<Deleted>(received), {
      failed: ['none', 'labs-chaos', 'csp-console'],
      succeeded: ['edge-ams-01', 'edge-ams-02'],
    });
    t.is((await call('GET', `${apps}/edge-ams-01`)).status, 404);
    t.is((await call('GET', `${labsApps}/labs-chaos`)).status, 200);
    t.is((await tryClient('edge-ams-01', 'x')).status, 401);
    const many = Array.from({length: 16}, (_, index) => `edge-fra-${String(index + 1).padStart(2, '0')}`);
    for (const wrong of [many, [], 'edge-fra-01', [1], undefined]) {
      t.is((await call('DELETE', apps, {fields: {clientIdsToDelete: wrong}})).status, 400);
    }
    const most = await call('DELETE', apps, {fields: {clientIdsToDelete: many.slice(0, 15)}});
    t.is(readJson<Deleted>(most).succeeded.length, 15);
  });
});

test('guesses about apps can be switched', async t => {
  const behaviour = {
    createReply: 'app',
    updateReply: 'empty',
    epochUnit: 'seconds',
    tanzuFields: true,
    unknownFields: 'refuse',
    immutableApps: 'allow',
  } as const;
  await withVmware(behaviour, async ({call}) => {
    const app = readJson<App>(await call('POST', apps, {fields}));
    t.like(app, {displayName: 'New app', secretAge: 0});
    t.true(Math.abs(Number(app.createdAt) - Date.now() / 1000) < 60);
    const {displayName, description, grantTypes} = app;
    const path = `${apps}/csp-console`;
    const named = {displayName, description, grantTypes};
    const updated = await call('PATCH', path, {fields: named});
    t.deepEqual([updated.status, updated.text], [200, '']);
    t.is(readJson<App>(await call('GET', path)).displayName, 'New app');
    const refused = await call('PATCH', path, {fields: {...named, publicClient: true}});
    t.is(readError(refused).message, 'Invalid request body: publicClient is unknown');
    const deleted = await call('DELETE', apps, {fields: {clientIdsToDelete: ['csp-console']}});
    t.deepEqual(readJson<Deleted>(deleted).succeeded, ['csp-console']);
    t.true('lastUsedAt' in readJson<App>(await call('GET', `${apps}/grafana`)));
  });
  await withVmware({}, async ({call}) => {
    const received = await call('PATCH', `${apps}/csp-console`, {
      fields: {displayName: 'a', description: 'b', grantTypes: ['refresh_token']},
    });
    t.is(received.status, 403);
    t.false('lastUsedAt' in readJson<App>(await call('GET', `${apps}/grafana`)));
  });
});
