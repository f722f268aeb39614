import test from 'ava';
import type {LinodeAccount} from '../faulty/linode-account.js';
import type {Setting} from '../faulty/start-setting.js';
import {startLinode} from '../faulty/start-setting.js';
import {applyPlan, kindsOf, readChanges, resume} from '../recorded-run.js';

const update = "UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE label LIKE 'old %'";
const remove = "DELETE FROM oauth_clients WHERE label LIKE 'old %'";

/** Somebody else's change, which the ledger does not tell from ours. */
function changeOutside({api}: Setting<LinodeAccount>, id: string, label: string): void {
  const row = api.clients.get(id);
  if (row !== undefined) api.clients.set(id, {...row, label});
}

for (const [what, sql] of [
  ['changed', update],
  ['deleted', remove],
] as const) {
  test(`rows that another has changed, or deleted, since the plan are not ${what}`, async t => {
    const setting = await startLinode(t, 5);
    const {api, server, engine} = setting;
    const plan = await engine.plan(sql);
    changeOutside(setting, 'c1', "somebody else's");
    api.clients.delete('c3');
    const result = await applyPlan(engine, plan, setting.journal);
    t.deepEqual(kindsOf(result), ['done', 'skipped', 'done', 'skipped', 'done']);
    t.deepEqual(
      api.ledger.deeds,
      ['c0', 'c2', 'c4'].map(row => ({what, row})),
    );
    t.is(server.writes.length, 3);
    t.is(api.clients.get('c1')?.label, "somebody else's");
    t.deepEqual(kindsOf(await resume(engine, setting.journal)), kindsOf(result));
    t.is(server.writes.length, 3);
  });

  test(`rows that another changes and deletes while others are being ${what} are left alone`, async t => {
    const setting = await startLinode(t, 5);
    const {api, server, engine} = setting;
    const plan = await engine.plan(sql);
    server.decide = (_, write) => {
      if (write === 1) {
        changeOutside(setting, 'c2', "somebody else's");
        api.clients.delete('c4');
      }
      return undefined;
    };
    const result = await applyPlan(engine, plan, setting.journal);
    t.deepEqual(kindsOf(result), ['done', 'done', 'skipped', 'done', 'skipped']);
    t.deepEqual(
      api.ledger.deeds.map(({row}) => row),
      ['c0', 'c1', 'c3'],
    );
  });
}

test('a row that is deleted just before its change: it failed, and no other suffers', async t => {
  for (const sql of [update, remove]) {
    const {api, server, run} = await startLinode(t, 4);
    server.decide = (_, write) => {
      if (write === 1) api.clients.delete('c1');
      return undefined;
    };
    const result = await run(sql);
    t.deepEqual(kindsOf(result), ['done', 'failed', 'done', 'done']);
    t.regex(String(result.rows[1]), /404 Not found/);
    t.deepEqual(
      api.ledger.deeds.map(({row}) => row),
      ['c0', 'c2', 'c3'],
    );
  }
});

test('a row that another changed after an answer was lost: nobody can say that it was not changed before', async t => {
  const setting = await startLinode(t, 3);
  const {api, server, engine, journal, run} = setting;
  server.decide = (_, write) => (write === 1 ? {kind: 'status', status: 500, acts: true} : undefined);
  t.deepEqual(kindsOf(await run(update)), ['done', 'unknown', 'done']);
  changeOutside(setting, 'c1', "somebody else's");
  t.deepEqual(kindsOf(await resume(engine, journal)), ['done', 'unknown', 'done']);
  t.is(readChanges(journal)[1]?.state, 'sent');
  t.is(api.clients.get('c1')?.label, "somebody else's");
  t.deepEqual(kindsOf(await resume(engine, journal, {retryUnknown: true})), ['done', 'skipped', 'done']);
  t.is(api.clients.get('c1')?.label, "somebody else's");
  t.is(server.writes.length, 3);
});

test('a row that another made after an answer was lost is not made again', async t => {
  const {api, server, engine, journal, run} = await startLinode(t, 1);
  server.decide = (_, write) => (write === 0 ? {kind: 'status', status: 500, acts: true} : undefined);
  const sql = `INSERT INTO oauth_clients (label, redirect_uri) VALUES ('a', 'https://a.example/'), ('b', 'https://b.example/')
    ON CONFLICT (label) DO NOTHING`;
  t.deepEqual(kindsOf(await run(sql)), ['unknown', 'done']);
  t.deepEqual(kindsOf(await resume(engine, journal)), ['done', 'done']);
  t.deepEqual(
    [...api.clients.values()].map(({label}) => label),
    ['old 0', 'a', 'b'],
  );
});
