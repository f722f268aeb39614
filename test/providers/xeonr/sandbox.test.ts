import test from 'ava';
import {createEngine, type Engine, startSandbox, xeonr} from '../../../src/index.js';
import type {Sandbox, XeonrBehaviourOptions} from '../../../src/sandbox/sandbox.js';
import {xeonrClient, xeonrTokens} from '../../../src/sandbox/xeonr/built-in-tokens.js';
import {failure} from '../vmware/with-csp.js';

const yes = {yes: true};
const kinds = (result: {outcomes?: readonly {kind: string}[]}) => result.outcomes?.map(each => each.kind);
const picture = Buffer.from('89504e470d0a1a0a0000', 'hex').toString('hex');

async function withEngine(
  behaviour: XeonrBehaviourOptions,
  use: (engine: Engine, sandbox: Sandbox) => Promise<void>,
): Promise<void> {
  const sandbox = await startSandbox({behaviour: {xeonr: behaviour}});
  const engine = createEngine({providers: [xeonr], env: sandbox.env});
  try {
    await use(engine, sandbox);
  } finally {
    await engine.close();
    await sandbox.close();
  }
}

const variants: Readonly<Record<string, XeonrBehaviourOptions>> = {
  'as it is by default': {},
  'wrappers in lower case': {wrapperKeys: 'lower-case'},
  'defaults in answers': {emitDefaults: true, publicIsVerified: 'boolean'},
  'false is not set': {falseWithoutMask: 'unset'},
  'a lenient server': {unknownFields: 'ignore', requireProtocolVersion: false, getRequests: true},
  'details with errors': {errorDetails: true},
  'public clients that are not there are an error': {unknownPublicClients: 'not-found'},
};

for (const [name, behaviour] of Object.entries(variants)) {
  test(`a client's life: ${name}`, async t => {
    await withEngine(behaviour, async engine => {
      const ask = async (sql: string) => (await engine.query(sql, {}, yes)).rows;
      const [[count] = []] = await ask('SELECT count(*) FROM clients');
      t.true(Number(count) > 5);
      t.deepEqual(
        await ask(
          'SELECT count(*) FROM clients WHERE supportsCodeGrant IS NULL OR allowedDelegators IS NULL',
        ),
        [[0]],
      );

      const [made] = await ask(
        `INSERT INTO clients (hasSecret, name, redirectUri, websiteUrl, description, supportsCodeGrant,
            supportsRefreshToken)
          VALUES (true, 'Night Ferry', 'https://f.example/cb', 'https://f.example', 'made by a test', true, true)
          RETURNING clientId, clientSecret, name, supportsImplicitGrant`,
      );
      const [id, secret] = made ?? [];
      t.regex(String(secret), /^sk_live_/);
      t.deepEqual(made?.slice(2), ['Night Ferry', false]);
      const where = `WHERE clientId = '${id}'`;
      t.deepEqual(await ask(`SELECT clientSecret FROM clients ${where}`), [[secret]]);

      const updated = await engine.query(
        `UPDATE clients SET supportsRefreshToken = false, description = 'changed', allowedDelegators = '["${xeonrClient.id}"]'
          ${where} RETURNING description, supportsRefreshToken, supportsCodeGrant`,
        {},
        yes,
      );
      t.deepEqual(kinds(updated), ['done']);
      t.deepEqual(updated.rows, [['changed', false, true]]);
      const read = `SELECT description, supportsRefreshToken, supportsCodeGrant, allowedDelegators FROM clients ${where}`;
      t.deepEqual(await ask(read), [['changed', false, true, [xeonrClient.id]]]);
      await ask(`UPDATE clients SET allowedDelegators = '[]' ${where}`);
      t.deepEqual(await ask(`SELECT allowedDelegators FROM clients ${where}`), [[[]]]);

      const [[logo] = []] = await ask(
        `EXEC clients.upload_logo @clientId = '${id}', @logoData = x'${picture}', @contentType = 'image/png'`,
      );
      t.deepEqual(await ask(`SELECT logoUrl FROM clients ${where}`), [[logo]]);
      await ask(`UPDATE clients SET logoUrl = '' ${where}`);
      t.deepEqual(await ask(`SELECT coalesce(logoUrl, '') FROM clients ${where}`), [['']]);

      const result = await engine.query(`EXEC clients.regenerate_secret @clientId = '${id}'`, {}, yes);
      const fresh = result.rows[0]?.[result.columns.findIndex(each => each.name === 'clientSecret')];
      t.regex(String(fresh), /^sk_live_/);
      t.not(fresh, secret);
      t.deepEqual(await ask(`SELECT clientSecret FROM clients ${where}`), [[fresh]]);

      t.deepEqual(await ask(`SELECT name, isVerified FROM public_clients ${where}`), [
        ['Night Ferry', false],
      ]);
      t.deepEqual(kinds(await engine.query(`DELETE FROM clients ${where}`, {}, yes)), ['done']);
      t.deepEqual(await ask(`SELECT name FROM clients ${where}`), []);
      t.deepEqual(await ask(`SELECT name FROM public_clients ${where}`), []);
      t.deepEqual(await ask('SELECT count(*) FROM clients'), [[count]]);
      t.deepEqual(
        await ask(`SELECT clientId FROM public_clients WHERE clientId IN ('${xeonrClient.id}', '${id}')`),
        [[xeonrClient.id]],
      );
    });
  });

  test(`authorisations: ${name}`, async t => {
    await withEngine(behaviour, async engine => {
      const ask = async (sql: string) => (await engine.query(sql, {}, yes)).rows;
      const all = await ask(
        "SELECT authorisationId, client ->> '$.clientId', client ->> '$.name', scopes FROM authorisations",
      );
      t.true(all.length > 5);
      t.true(all.every(row => row.every(value => value !== null)));
      const [first, clientId] = all[0] ?? [];
      const own = await ask(`SELECT authorisationId FROM authorisations WHERE clientId = '${clientId}'`);
      t.is(own.length, all.filter(row => row[1] === clientId).length);
      const named = await ask(
        `SELECT count(*), count(p.name)
          FROM (SELECT client ->> '$.clientId' AS id FROM authorisations) a
          LEFT JOIN public_clients p ON p.clientId = a.id`,
      );
      t.deepEqual(named, [[all.length, all.length]]);
      await ask(`DELETE FROM authorisations WHERE authorisationId = '${first}'`);
      t.deepEqual(await ask('SELECT count(*) FROM authorisations'), [[all.length - 1]]);
      t.deepEqual(await ask('EXEC authorisations.revoke_all'), [[all.length - 1]]);
      t.deepEqual(await ask('SELECT count(*) FROM authorisations'), [[0]]);
      t.deepEqual(await ask('EXEC authorisations.revoke_all'), [[0]]);
    });
  });
}

test('client credentials, and tokens that may not do it', async t => {
  await withEngine({}, async (_engine, sandbox) => {
    const run = async (sql: string, env: Record<string, string | undefined>) => {
      const engine = createEngine({
        providers: [xeonr],
        env: {...sandbox.env, XEONR_TOKEN: undefined, ...env},
      });
      try {
        return await engine.query(sql, {}, yes);
      } finally {
        await engine.close();
      }
    };
    const credentials = {XEONR_CLIENT_ID: xeonrClient.id, XEONR_CLIENT_SECRET: xeonrClient.secret};
    t.true((await run('SELECT name FROM clients', credentials)).rows.length > 5);
    const wrong = await failure(
      run('SELECT name FROM clients', {...credentials, XEONR_CLIENT_SECRET: 'wrong'}),
    );
    t.regex(wrong.message, /XEONR_CLIENT_ID and XEONR_CLIENT_SECRET were refused/);
    const foreign = await failure(run('SELECT name FROM clients', {XEONR_TOKEN: xeonrTokens.foreign}));
    t.regex(foreign.message, /403 permission_denied/);
    const readOnly = await run('DELETE FROM clients WHERE true', {XEONR_TOKEN: xeonrTokens.readOnly});
    t.true(readOnly.outcomes?.every(each => each.kind === 'failed'));
  });
});
