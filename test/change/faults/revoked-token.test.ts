import test from 'ava';
import {createEngine, linode} from '../../../src/index.js';
import {startCsp, startLinode} from '../faulty/start-setting.js';
import {kindsOf, readChanges, resume} from '../recorded-run.js';

test('a token that is revoked half-way: what was made is done, and nothing else was made', async t => {
  const {api, server, engine, journal, run, leaks} = await startLinode(t, 6);
  server.decide = (_, write) => {
    if (write === 3) api.revoke();
    return undefined;
  };
  const result = await run("UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE true");
  t.deepEqual(kindsOf(result), ['done', 'done', 'done', 'skipped', 'skipped', 'skipped']);
  t.regex(String(result.rows[3]), /401 Invalid Token/);
  t.regex(String(result.rows.at(-1)), /stopped, since the credential for linode was refused/);
  t.deepEqual(
    api.ledger.deeds.map(({row}) => row),
    ['c0', 'c1', 'c2'],
  );
  t.is(server.writes.length, 4);
  t.deepEqual(leaks(), []);
  t.deepEqual(kindsOf(await resume(engine, journal)), kindsOf(result));
  t.is(server.writes.length, 4);
});

test('a token that is revoked before a run is gone on with: nothing is sent, and nothing is forgotten', async t => {
  const {api, server, engine, journal, run} = await startLinode(t, 4);
  const stop = new AbortController();
  server.decide = (_, write) => {
    if (write === 1) stop.abort();
    return undefined;
  };
  const sql = "UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE true";
  t.deepEqual(kindsOf(await run(sql, {stop: stop.signal})), ['done', 'done', 'skipped', 'skipped']);
  api.revoke();
  t.deepEqual(kindsOf(await resume(engine, journal)), ['done', 'done', 'skipped', 'skipped']);
  t.deepEqual(
    readChanges(journal).map(({state}) => state),
    ['done', 'done', 'open', 'open'],
  );
  t.is(server.writes.length, 2);
});

test('where no other token can be got half-way, the secrets that came before are not lost', async t => {
  const {api, server, engine, journal, run, leaks} = await startCsp(t, 4);
  server.decide = (_, write) => {
    if (write === 2) api.revoke();
    return undefined;
  };
  const result = await run(
    'EXEC oauth_apps.regenerate_secret FOR EACH (SELECT id AS "oauthAppId" FROM oauth_apps)',
  );
  t.deepEqual(kindsOf(result), ['done', 'done', 'skipped', 'skipped']);
  t.regex(result.notes.join(), /CSP_API_TOKEN was refused/);
  const shown = JSON.stringify(result.rows);
  for (const row of ['a0', 'a1']) t.true(shown.includes(api.ledger.current(row) ?? 'none'), row);
  t.is(api.ledger.deeds.length, 2);
  t.deepEqual(leaks(), []);
  // Nothing was made of the others, so that they can be gone on with.
  t.deepEqual(
    readChanges(journal).map(({state}) => state),
    ['done', 'done', 'open', 'open'],
  );
  const again = await resume(engine, journal);
  t.deepEqual(kindsOf(again), ['done', 'done', 'skipped', 'skipped']);
  t.regex(String(again.rows[2]), /CSP_API_TOKEN was refused/);
});

test('a run whose token was revoked half-way is gone on with by a new token of the same account', async t => {
  const {api, server, env, journal, run, leaks} = await startLinode(t, 4);
  server.decide = (_, write) => {
    if (write === 1) api.revoke();
    return undefined;
  };
  await run("UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE true");
  const engine = createEngine({providers: [linode], env: {...env, LINODE_TOKEN: api.renew()}});
  t.teardown(() => engine.close());
  const refused = await t.throwsAsync(resume(engine, journal), {message: /another account of linode/});
  t.regex(String((refused as {hint?: string}).hint), /\{newToken: true\}/);
  t.deepEqual(kindsOf(await resume(engine, journal, {newToken: true})), ['done', 'done', 'done', 'done']);
  t.deepEqual(
    api.ledger.deeds.map(({row}) => row),
    ['c0', 'c1', 'c2', 'c3'],
  );
  t.deepEqual(leaks(), []);
});
