import test from 'ava';
import {createEngine, type Engine, startSandbox, vmware} from '../../../src/index.js';
import type {Sandbox, VmwareBehaviourOptions} from '../../../src/sandbox/sandbox.js';
import {
  vmwareClients,
  vmwareOrganizations,
  vmwareTokens,
} from '../../../src/sandbox/vmware/built-in-tokens.js';
import {failure} from './with-csp.js';

const yes = {yes: true};
const {larkspur, labs} = vmwareOrganizations;
const kinds = (result: {outcomes?: readonly {kind: string}[]}) => result.outcomes?.map(each => each.kind);

async function withEngine(
  behaviour: VmwareBehaviourOptions,
  use: (engine: Engine, sandbox: Sandbox) => Promise<void>,
): Promise<void> {
  const sandbox = await startSandbox({behaviour: {vmware: behaviour}});
  const engine = createEngine({providers: [vmware], env: sandbox.env});
  try {
    await use(engine, sandbox);
  } finally {
    await engine.close();
    await sandbox.close();
  }
}

/** Whether a client gets a token with a secret. */
async function isValid({urls}: Sandbox, id: string, secret: unknown): Promise<boolean> {
  const answer = await fetch(`${urls.vmware}/csp/gateway/am/api/auth/authorize`, {
    method: 'POST',
    headers: {Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`},
    body: new URLSearchParams({grant_type: 'client_credentials'}),
  });
  return answer.ok;
}

const variants: Readonly<Record<string, VmwareBehaviourOptions>> = {
  'as it is by default': {},
  'pages of 50, counted from item 1': {defaultPageLimit: 50},
  'pages of 50, counted from item 0': {defaultPageLimit: 50, pageStart: 'item-from-zero'},
  'pages of 50, counted by page': {defaultPageLimit: 50, pageStart: 'page'},
  'a create answers the app, an update nothing': {createReply: 'app', updateReply: 'empty'},
  'times in seconds': {epochUnit: 'seconds', tanzuFields: true},
  'a search that tells case, and no error codes': {searchMatching: 'match-case', errorCodes: 'none'},
  'both error codes, no unknown fields': {errorCodes: 'both', unknownFields: 'refuse'},
  'tokens for one organization, of no life': {tokenReach: 'own-organization', accessTokenSeconds: 10},
};

for (const [name, behaviour] of Object.entries(variants)) {
  test(`an app's life: ${name}`, async t => {
    await withEngine(behaviour, async (engine, sandbox) => {
      const ask = async (sql: string) => (await engine.query(sql, {}, yes)).rows;
      const [count] = await ask(
        "SELECT count(*), count(DISTINCT id), min(createdAt) > '2010-01-01', max(createdAt) < '2100-01-01' FROM oauth_apps",
      );
      t.deepEqual(count, [216, 216, 1, 1]);

      const [made] = await ask(
        `INSERT INTO oauth_apps (displayName, description, grantTypes, allowedScopes)
          VALUES ('Night Ferry', 'made by a test', '["client_credentials"]', '{"generalScopes": ["openid"]}')
          RETURNING id, secret, displayName`,
      );
      const id = String(made?.[0]);
      t.is(made?.[2], 'Night Ferry');
      t.true(id.length >= 5);
      t.is(typeof made?.[1], behaviour.createReply === 'app' ? 'object' : 'string');
      if (made?.[1] !== null) t.true(await isValid(sandbox, id, made?.[1]));
      t.deepEqual(
        await ask("SELECT id, secret, grantTypes FROM oauth_apps WHERE displayName = 'Night Ferry'"),
        [[id, null, ['client_credentials']]],
      );

      const updated = await engine.query(
        `UPDATE oauth_apps SET description = 'changed', accessTokenTTL = 900 WHERE id = '${id}'
          RETURNING id, description, displayName, accessTokenTTL`,
        {},
        yes,
      );
      t.deepEqual(kinds(updated), ['done']);
      t.deepEqual(updated.rows, [[id, 'changed', 'Night Ferry', 900]]);
      t.deepEqual(await ask(`SELECT description, accessTokenTTL FROM oauth_apps WHERE id = '${id}'`), [
        ['changed', 900],
      ]);

      const [[, fresh] = []] = await ask(`EXEC oauth_apps.regenerate_secret @oauthAppId = '${id}'`);
      t.true(await isValid(sandbox, id, fresh));
      if (made?.[1] !== null) t.false(await isValid(sandbox, id, made?.[1]));

      const next = 'Rotated-Secret-0001!';
      const rotated = `EXEC oauth_apps.rotate_secret @oauthAppId = '${id}', @newClientSecret = $next`;
      t.deepEqual(kinds(await engine.query(rotated, {next}, yes)), ['done']);
      t.true((await isValid(sandbox, id, fresh)) && (await isValid(sandbox, id, next)));
      await ask(`EXEC oauth_apps.end_secret_rotation @oauthAppId = '${id}'`);
      t.true(!(await isValid(sandbox, id, fresh)) && (await isValid(sandbox, id, next)));

      t.deepEqual(kinds(await engine.query(`DELETE FROM oauth_apps WHERE id = '${id}'`, {}, yes)), ['done']);
      t.deepEqual(await ask(`SELECT id FROM oauth_apps WHERE id = '${id}'`), []);
      t.deepEqual(await ask('SELECT count(*) FROM oauth_apps'), [[216]]);
    });
  });
}

test('apps are deleted in batches, and the immutable one alone is not', async t => {
  await withEngine({}, async (engine, sandbox) => {
    const before = await engine.query('SELECT count(*) FROM oauth_apps WHERE immutable');
    t.true(Number(before.rows[0]?.[0]) > 0);
    const sql = `DELETE FROM oauth_apps WHERE id IN (SELECT id FROM oauth_apps ORDER BY immutable DESC, id LIMIT 40)`;
    const result = await engine.query(sql, {}, yes);
    const failed = kinds(result)?.filter(kind => kind === 'failed').length;
    t.is(failed, Number(before.rows[0]?.[0]));
    t.is(kinds(result)?.filter(kind => kind === 'done').length, 40 - (failed ?? 0));
    t.is(sandbox.requests().filter(({method}) => method === 'DELETE').length, 3);
    const after = await engine.query('SELECT count(*) FROM oauth_apps');
    t.deepEqual(after.rows, [[216 - 40 + (failed ?? 0)]]);
  });
});

test('apps of two organizations', async t => {
  await withEngine({}, async engine => {
    const {rows} = await engine.query(
      `SELECT orgId, count(*) FROM oauth_apps WHERE orgId IN ('${larkspur}', '${labs}') GROUP BY orgId ORDER BY 2`,
    );
    t.deepEqual(rows, [
      [labs, 8],
      [larkspur, 216],
    ]);
  });
});

test('client credentials, and tokens that may not do it', async t => {
  await withEngine({}, async (_engine, sandbox) => {
    const count = async (env: Record<string, string | undefined>) => {
      const engine = createEngine({
        providers: [vmware],
        env: {...sandbox.env, CSP_API_TOKEN: undefined, ...env},
      });
      try {
        return (await engine.query('SELECT count(*) FROM oauth_apps')).rows[0]?.[0];
      } finally {
        await engine.close();
      }
    };
    const client = ({id, secret}: {id: string; secret: string}) => ({
      CSP_CLIENT_ID: id,
      CSP_CLIENT_SECRET: secret,
    });
    t.is(await count(client(vmwareClients.operator)), 216);
    const member = await failure(count(client(vmwareClients.member)));
    t.is(member.code, 'api');
    t.regex(member.message, /403/);
    const expired = await failure(count({CSP_API_TOKEN: vmwareTokens.expired}));
    t.is(expired.code, 'no_credentials');
    t.regex(expired.message, /CSP_API_TOKEN was refused/);
    const wrong = await failure(count({...client(vmwareClients.operator), CSP_CLIENT_SECRET: 'wrong'}));
    t.regex(wrong.message, /CSP_CLIENT_ID and CSP_CLIENT_SECRET were refused/);
  });
});
