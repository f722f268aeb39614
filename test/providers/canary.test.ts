import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {
  createEngine,
  openSecretFile,
  type RequestEvent,
  type Result,
  RowgateError,
  vmware,
  xeonr,
} from '../../src/index.js';
import {makeFolder} from '../make-folder.js';
import {type Received, type Reply, startApiServer} from './api-server.js';
import {app, exchangePath, org} from './vmware/with-csp.js';
import {bare} from './xeonr/with-auth.js';

const canary = (name: string) => `canary-${name}-Aa1!`;
const given = {newClientSecret: canary('new'), setSecret: canary('set')};
const credentials = {
  apiToken: 'canary-api-token',
  accessToken: 'canary-access-token',
  refreshToken: 'canary-refresh-token',
  idToken: 'canary-id-token',
  xeonrId: 'my-client-id',
  xeonrSecret: 'canary-xeonr-password',
  basic: Buffer.from('my-client-id:canary-xeonr-password').toString('base64'),
  xeonrAccess: 'canary-xeonr-access-token',
};
const {xeonrId: _notSecret, ...neverShown} = {...credentials, ...given};
const fresh = {csp: 'canary-fresh-csp', xeonr: 'canary-fresh-xeonr', created: 'canary-created'};

/** What a server knows of its client, and should not tell. */
function knownTo(path: string): readonly string[] {
  const {
    apiToken,
    accessToken,
    xeonrId: _notSecret,
    xeonrSecret,
    xeonrAccess,
    basic,
    ...others
  } = credentials;
  const own = path.startsWith('/csp/') ? [apiToken, accessToken] : [xeonrSecret, xeonrAccess, basic];
  return [...own, ...Object.values(others)];
}

function answerOf({method, path, json, headers, body}: Received, mode: 'well' | 'refuse'): Reply | undefined {
  const tokens = {refresh_token: credentials.refreshToken, id_token: credentials.idToken};
  if (path === exchangePath)
    return {json: {access_token: credentials.accessToken, expires_in: 1799, ...tokens}};
  if (path === '/api/v1/oauth/token') {
    return {json: {access_token: credentials.xeonrAccess, expires_in: 3600, ...tokens}};
  }
  const isRead = method === 'GET' || path.endsWith('/ListClients') || path.endsWith('/GetClient');
  if (mode === 'refuse' && !isRead) {
    const told = `${headers.authorization} sent ${body}, ${knownTo(path).join(' ')}`;
    return {status: 400, json: {code: 'invalid_argument', message: told}, headers: {'X-Told': told}};
  }
  if (method === 'GET')
    return path.endsWith('/oauth-apps') ? {json: {results: [app('a')]}} : {json: app('a')};
  if (path.endsWith('/ListClients')) return {json: {Clients: [bare('x')]}};
  if (path.endsWith('/RegenerateSecret')) return {json: bare('x', {clientSecret: fresh.xeonr})};
  if (path.endsWith('Client')) return {json: {Client: bare('x', {clientSecret: fresh.xeonr})}};
  if (method === 'DELETE')
    return {json: {succeeded: (json as {clientIdsToDelete: string[]}).clientIdsToDelete}};
  if (method === 'PUT') return {json: {clientId: 'a', clientSecret: fresh.csp}};
  return path.endsWith('/oauth-apps') ? {json: {clientId: 'n', clientSecret: fresh.created}} : {text: ''};
}

const insertApp = `INSERT INTO oauth_apps (displayName, description, grantTypes, allowedScopes, secret)
  VALUES ('x', 'y', '[]', '{}', $setSecret)`;

/** Statements, each with the secrets that its result may show. */
const statements: readonly (readonly [sql: string, shows: readonly string[]])[] = [
  ['SELECT * FROM oauth_apps', []],
  ['SELECT * FROM clients', []],
  ["SELECT * FROM clients WHERE clientId = 'x'", []],
  ["SELECT clientSecret FROM clients WHERE clientId = 'x'", [fresh.xeonr]],
  [insertApp, [fresh.created]],
  [`${insertApp} RETURNING id`, []],
  [`${insertApp} RETURNING id, secret`, [fresh.created]],
  ["UPDATE oauth_apps SET secret = $setSecret WHERE id = 'a'", []],
  ["UPDATE oauth_apps SET secret = $setSecret WHERE id = 'a' RETURNING id, description", []],
  ["REPLACE oauth_apps SET secret = $setSecret WHERE id = 'a'", []],
  ["EXEC oauth_apps.regenerate_secret @oauthAppId = 'a'", [fresh.csp]],
  ['EXEC oauth_apps.regenerate_secret FOR EACH (SELECT id FROM oauth_apps)', [fresh.csp]],
  ["EXEC oauth_apps.rotate_secret @oauthAppId = 'a', @newClientSecret = $newClientSecret", []],
  [`EXEC oauth_apps.rotate_secret @oauthAppId = 'a', @newClientSecret = '${given.newClientSecret}'`, []],
  [
    'EXEC oauth_apps.rotate_secret FOR EACH (SELECT id FROM oauth_apps) @newClientSecret = $newClientSecret',
    [],
  ],
  ["EXEC clients.regenerate_secret @clientId = 'x'", [fresh.xeonr]],
  ["UPDATE clients SET name = 'new' WHERE clientId = 'x'", []],
  ["INSERT INTO clients (name, hasSecret) VALUES ('n', true)", [fresh.xeonr]],
  ["UPDATE clients SET name = 'new' WHERE clientId = 'x' RETURNING clientId", []],
  ["DELETE FROM oauth_apps WHERE id = 'a'", []],
];

const everything = [...Object.values(neverShown), ...Object.values(fresh)];
const print = (value: unknown) =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner));
const found = (value: unknown, except: readonly string[] = []) => {
  const text = print(value);
  return everything.filter(secret => !except.includes(secret) && text.includes(secret));
};
const textOf = (error: unknown) =>
  error instanceof RowgateError
    ? [error.message, error.hint, error.stack, String(error.cause), error.position?.offset]
    : String(error);

for (const mode of ['well', 'refuse'] as const) {
  for (const [sql, shows] of statements) {
    test(`no secret where nobody asked for it, ${mode === 'well' ? '' : 'refused, '}in ${sql}`, async t => {
      const server = await startApiServer(request => answerOf(request, mode));
      const events: RequestEvent[] = [];
      const engine = createEngine({
        providers: [vmware, xeonr],
        onEvent: event => events.push(event),
        env: {
          CSP_URL: server.url,
          CSP_API_TOKEN: credentials.apiToken,
          CSP_ORG_ID: org,
          XEONR_URL: server.url,
          XEONR_CLIENT_ID: credentials.xeonrId,
          XEONR_CLIENT_SECRET: credentials.xeonrSecret,
        },
      });
      t.teardown(() => Promise.all([engine.close(), server.close()]));
      const parameters = Object.fromEntries(
        Object.entries(given).filter(([name]) => sql.includes(`$${name}`)),
      );
      const failures: unknown[] = [];
      const run = async (text: string, options = {}): Promise<Result | undefined> => {
        try {
          return await engine.query(text, parameters, options);
        } catch (error) {
          failures.push(textOf(error));
          return undefined;
        }
      };
      t.deepEqual(found(await run(`EXPLAIN ${sql}`)), [], 'EXPLAIN');
      if (!sql.startsWith('SELECT')) {
        t.deepEqual(found(await run(sql, {dryRun: true})), [], 'preview');
        await run(sql);
      }
      const result = await run(sql, {yes: true});
      t.deepEqual(found(result, mode === 'well' || sql.startsWith('SELECT') ? shows : []), [], 'result');
      if (mode === 'well') {
        for (const secret of shows) t.true(print(result?.rows).includes(secret), 'what was asked for');
      }
      t.deepEqual(found([result?.outcomes, result?.notes, result?.complete]), [], 'outcomes and notes');
      t.deepEqual(found(events), [], 'events');
      t.deepEqual(found(failures), [], 'errors');
      t.true(server.requests.length > 1);
    });
  }
}

test('secrets go to the file, and the result says where they are', async t => {
  const server = await startApiServer(request => answerOf(request, 'well'));
  const env = {
    CSP_URL: server.url,
    CSP_API_TOKEN: credentials.apiToken,
    CSP_ORG_ID: org,
    XEONR_URL: server.url,
    XEONR_TOKEN: 'canary-token',
  };
  const engine = createEngine({providers: [vmware, xeonr], env});
  t.teardown(() => Promise.all([engine.close(), server.close()]));
  const file = join(makeFolder(), 'secrets.jsonl');
  const secretSink = openSecretFile(file);
  const parameters = {setSecret: given.setSecret};
  const results = [
    await engine.query(insertApp, parameters, {yes: true, secretSink}),
    await engine.query("EXEC oauth_apps.regenerate_secret @oauthAppId = 'a'", {}, {yes: true, secretSink}),
    await engine.query("EXEC clients.regenerate_secret @clientId = 'x'", {}, {yes: true, secretSink}),
  ];
  secretSink.close();
  t.deepEqual(found(results), []);
  t.true(print(results).includes(file));
  const kept = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  t.deepEqual(kept, [
    {resource: 'vmware.csp.oauth_apps', key: 'n', secrets: {secret: fresh.created}},
    {resource: 'vmware.csp.oauth_apps', key: 'a', secrets: {clientSecret: fresh.csp}},
    {resource: 'xeonr.auth.clients', key: 'x', secrets: {clientSecret: fresh.xeonr}},
  ]);
});
