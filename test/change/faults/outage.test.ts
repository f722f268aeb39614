import test from 'ava';
import {startLinode} from '../faulty/start-setting.js';
import {kindsOf, readChanges, resume} from '../recorded-run.js';

const verbs = {
  changed: "UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE true",
  deleted: 'DELETE FROM oauth_clients WHERE true',
  issued: 'EXEC oauth_clients.reset_secret FOR EACH (SELECT id FROM oauth_clients)',
};

for (const [what, sql] of Object.entries(verbs) as [keyof typeof verbs, string][]) {
  test(`after an outage the run is gone on with: what is to be ${what} is so once`, async t => {
    const {api, server, engine, journal, run} = await startLinode(t, 5);
    const rows = [...api.clients.keys()];
    server.decide = (_, write) => {
      if (write === 1) server.goDown();
      return undefined;
    };
    const result = await run(sql);
    t.deepEqual(kindsOf(result), ['done', 'done', 'skipped', 'skipped', 'skipped']);
    t.regex(String(result.rows.at(-1)), /the connection was refused/);
    t.deepEqual(
      readChanges(journal).map(({state}) => state),
      ['done', 'done', 'open', 'open', 'open'],
    );
    t.is(server.writes.length, 2);
    await server.comeUp();
    server.decide = () => undefined;
    t.deepEqual(kindsOf(await resume(engine, journal)), Array(5).fill('done'));
    t.deepEqual(
      rows.map(row => api.ledger.count(what, row)),
      Array(5).fill(1),
    );
  });

  test(`what a limit kept from being made is gone on with: what is to be ${what}`, async t => {
    const {api, server, engine, journal, run} = await startLinode(t, 5);
    const rows = [...api.clients.keys()];
    server.decide = (_, write) =>
      write === 2 ? {kind: 'status', status: 429, acts: false, headers: {'Retry-After': '3600'}} : undefined;
    const result = await run(sql);
    t.deepEqual(kindsOf(result), ['done', 'done', 'skipped', 'done', 'done']);
    t.regex(String(result.rows[2]), /429 Too many requests/);
    t.is(server.writes.length, 5);
    server.decide = () => undefined;
    t.deepEqual(kindsOf(await resume(engine, journal)), Array(5).fill('done'));
    t.deepEqual(
      rows.map(row => api.ledger.count(what, row)),
      Array(5).fill(1),
    );
  });
}

test('calls that no connection was there for count as errors that a run is to stop after', async t => {
  const {server, run} = await startLinode(t, 5);
  server.decide = (_, write) => {
    if (write === 1) server.goDown();
    return undefined;
  };
  const result = await run(verbs.changed, {stopAfterErrors: 1});
  t.deepEqual(kindsOf(result), ['done', 'done', 'skipped', 'skipped', 'skipped']);
  t.regex(String(result.rows[2]), /the connection was refused/);
  t.regex(String(result.rows[3]), /stopped after 1 error/);
});
