import {readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {openSecretFile, type Result, RowgateError} from '../../../src/index.js';
import {limitDisk} from '../faulty/limit-disk.js';
import type {LinodeAccount} from '../faulty/linode-account.js';
import {type Setting, startLinode} from '../faulty/start-setting.js';
import {startChild} from '../kill/start-child.js';
import {kindsOf, resume} from '../recorded-run.js';

const verbs = {
  changed: "UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE true",
  issued: 'EXEC oauth_clients.reset_secret FOR EACH (SELECT id FROM oauth_clients)',
};

/** What is done was made once, what was skipped was not, and what was made is done or unknown. */
function checkTruth(
  t: ExecutionContext,
  {api}: Setting<LinodeAccount>,
  what: keyof typeof verbs,
  kinds: readonly string[],
  about: string,
): void {
  for (const [index, kind] of kinds.entries()) {
    const row = `c${index}`;
    const count = api.ledger.count(what, row);
    const isTrue = kind === 'done' ? count === 1 : kind === 'skipped' ? count === 0 : count <= 1;
    t.true(isTrue, `${about}: ${row} is ${kind}, and was ${what} ${count} times`);
  }
  t.is(kinds.length, api.clients.size);
}

for (const [what, sql] of Object.entries(verbs) as [keyof typeof verbs, string][]) {
  test(`where the journal gets no further, nothing is sent any more: what is to be ${what}`, async t => {
    const setting = await startLinode(t, 3);
    const {api, server, engine, folder, journal, run} = setting;
    const start = api.save();
    await run(sql);
    const {size} = statSync(journal);
    const ends = new Set<string>();
    for (let room = 1; room < size; room += room < size / 2 ? 60 : 9) {
      start();
      rmSync(journal, {force: true});
      limitDisk(journal, room);
      const before = server.writes.length;
      let result: Result | undefined;
      try {
        result = await run(sql);
      } catch (error) {
        if (!(error instanceof RowgateError)) throw error;
        t.is(error.code, 'file');
        t.is(server.writes.length, before, 'nothing is sent without a header');
      }
      limitDisk(journal);
      if (result === undefined) {
        t.deepEqual(readdirSync(folder), []);
        continue;
      }
      const kinds = kindsOf(result);
      checkTruth(t, setting, what, kinds, `room for ${room}`);
      t.is(server.writes.length - before, kinds.filter(kind => kind === 'done').length);
      t.regex(result.notes.join(), /the journal .* can't be written: ENOSPC/, `room for ${room}`);
      const shown = JSON.stringify(result.rows);
      for (const deed of api.ledger.deeds) if (deed.what === 'issued') t.true(shown.includes(deed.secret));
      const again = kindsOf(await resume(engine, journal, {yes: true}));
      checkTruth(t, setting, what, again, `room for ${room}, then resumed`);
      t.true(
        again.filter(kind => kind !== 'done').length <= (what === 'issued' ? 1 : 0),
        `room for ${room}: ${again}`,
      );
      ends.add(kinds.join());
    }
    t.true(ends.size >= 3, [...ends].join('; '));
  });
}

test('a secret that its file has no room for is in the result, and nothing is sent any more', async t => {
  const setting = await startLinode(t, 3, {concurrency: 2});
  const {api, server, folder, journal, run} = setting;
  const start = api.save();
  const whole = path.join(folder, 'whole');
  const sink = openSecretFile(whole);
  await run(verbs.issued, {secretSink: sink});
  sink.close();
  const {size} = statSync(whole);
  for (let room = 0; room < size; room += 11) {
    start();
    rmSync(journal);
    const file = path.join(folder, `secrets-${room}`);
    limitDisk(file, room);
    const before = server.writes.length;
    const limited = openSecretFile(file);
    const result = await run(verbs.issued, {secretSink: limited});
    limited.close();
    checkTruth(t, setting, 'issued', kindsOf(result), `room for ${room}`);
    t.regex(result.notes.join(), /could not be written to .* \(ENOSPC\), so it is in this result/);
    t.true(server.writes.length - before <= 3);
    const kept = readFileSync(file, 'utf8')
      .split('\n')
      .filter(line => line.endsWith('}'))
      .map(line => JSON.parse(line));
    const shown = JSON.stringify(result.rows);
    for (const deed of api.ledger.deeds) {
      if (deed.what !== 'issued') continue;
      const isKept = kept.some(each => each.key === deed.row && each.secrets.secret === deed.secret);
      t.true(isKept || shown.includes(deed.secret), `room for ${room}: the secret of ${deed.row} is lost`);
    }
    t.false(readFileSync(journal, 'utf8').includes('canary'));
  }
});

test('where there can be no journal, and where there can be no file for secrets, nothing is sent', async t => {
  const {server, folder, run, journal} = await startLinode(t, 2);
  await run("UPDATE oauth_clients SET label = 'in the way' WHERE id = 'c0'");
  const before = server.writes.length;
  const error = await t.throwsAsync(run(verbs.changed), {instanceOf: RowgateError});
  t.is(error?.code, 'file');
  t.throws(() => openSecretFile(path.join(journal, 'secrets')), {
    instanceOf: RowgateError,
    message: /ENOTDIR/,
  });
  t.throws(() => openSecretFile(path.join(folder, 'none', 'secrets')), {
    instanceOf: RowgateError,
    message: /ENOENT/,
  });
  t.is(server.writes.length, before);
  t.deepEqual(readdirSync(folder), ['run.jsonl']);
});

test('a process that may write no more to its journal ends its run, and another goes on with it', async t => {
  const setting = await startLinode(t, 6);
  const {server, engine, env, journal} = setting;
  const task = {env, journal, concurrency: 1, sql: verbs.changed};
  const {told, stderr} = await startChild(task, {fileSize: 4}).ended;
  t.is(stderr, '');
  const kinds = told?.outcomes ?? [];
  t.deepEqual(new Set(kinds), new Set(['done', 'skipped']));
  t.regex(String(told?.notes), /can't be written: EFBIG/);
  checkTruth(t, setting, 'changed', kinds, 'at first');
  t.is(server.writes.length, kinds.filter(kind => kind === 'done').length);
  t.deepEqual(kindsOf(await resume(engine, journal)), Array(6).fill('done'));
  t.is(server.writes.length, 6);
});
