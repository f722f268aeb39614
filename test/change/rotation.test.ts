import {existsSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {openSecretCommand} from '../../src/change/secret-command.js';
import {openSecretFile, type SecretSink} from '../../src/index.js';
import type {Ledger} from './faulty/ledger.js';
import {faultsAtRandom} from './faulty/random-faults.js';
import {startCsp, startLinode} from './faulty/start-setting.js';
import {readKeptSecrets} from './kept-secrets.js';
import {kindsOf, readChanges, resume} from './recorded-run.js';

const count = 200;
const seed = Number(process.env.ROWGATE_SEED ?? 11);

/** A sink of each kind, into a file of that name. */
const sinks: Readonly<Record<string, (file: string) => SecretSink>> = {
  'a file': openSecretFile,
  'a program': file => openSecretCommand(`cat >> '${file}'`),
};

const providers = {
  linode: {
    start: startLinode,
    sql: 'EXEC oauth_clients.reset_secret FOR EACH (SELECT id FROM oauth_clients)',
  },
  vmware: {
    start: startCsp,
    sql: 'EXEC oauth_apps.regenerate_secret FOR EACH (SELECT id AS "oauthAppId" FROM oauth_apps)',
  },
};

/** Every secret of what is done is kept, and nothing is said that is not so. */
function check(
  t: ExecutionContext,
  ledger: Ledger,
  journal: string,
  kinds: readonly string[],
  files: readonly string[],
  most: (row: string) => number,
): Readonly<Record<string, number>> {
  const kept = readKeptSecrets(...files.filter(existsSync));
  const counts: Record<string, number> = {};
  for (const [index, {row}] of readChanges(journal).entries()) {
    const kind = kinds[index] ?? 'none';
    counts[kind] = (counts[kind] ?? 0) + 1;
    const times = ledger.count('issued', row);
    if (kind === 'done') t.is(kept.get(row), ledger.current(row), `${row}, seed ${seed}`);
    const isTrue =
      kind === 'done' ? times >= 1 && times <= most(row) : times <= (kind === 'unknown' ? most(row) : 0);
    t.true(isTrue, `${row} is ${kind}, and got a new secret ${times} times, seed ${seed}`);
  }
  return counts;
}

for (const [provider, {start, sql}] of Object.entries(providers)) {
  for (const [place, open] of Object.entries(sinks)) {
    if (provider === 'vmware' && place !== 'a file') continue;
    test(`${count} secrets of ${provider} into ${place}, with faults: all that were issued to what is done are there`, async t => {
      const {api, server, engine, folder, journal, run, leaks} = await start(t, count, {concurrency: 8});
      const files = [1, 2, 3].map(number => path.join(folder, `secrets-${number}`));
      const into = async <Given>(at: number, work: (secretSink: SecretSink) => Promise<Given>) => {
        const sink = open(files[at] ?? '');
        try {
          return await work(sink);
        } finally {
          sink.close();
        }
      };
      server.decide = faultsAtRandom(seed, 15);
      const first = kindsOf(await into(0, secretSink => run(sql, {secretSink})));
      const atFirst = check(t, api.ledger, journal, first, files, () => 1);
      t.true((atFirst.unknown ?? 0) > 0);

      const second = kindsOf(await into(1, secretSink => resume(engine, journal, {secretSink})));
      const then = check(t, api.ledger, journal, second, files, () => 1);
      t.deepEqual(
        second.filter((_, index) => first[index] === 'unknown'),
        Array(atFirst.unknown).fill('unknown'),
      );

      server.decide = () => undefined;
      const retried = await into(2, secretSink => resume(engine, journal, {secretSink, retryUnknown: true}));
      const inDoubt = new Set(
        readChanges(journal)
          .filter((_, index) => second[index] === 'unknown')
          .map(({row}) => row),
      );
      const last = check(t, api.ledger, journal, kindsOf(retried), files, row => (inDoubt.has(row) ? 2 : 1));
      t.is((last.done ?? 0) + (last.failed ?? 0), count, JSON.stringify(last));
      t.deepEqual(
        leaks().filter(file => !file.startsWith('secrets-')),
        [],
      );
      t.log(...[atFirst, then, last].map(counts => JSON.stringify(counts)));
    });
  }
}

test('a program that does not take a secret: it is in the result, and no other is reset', async t => {
  const {api, server, engine, folder, journal, run} = await startLinode(t, 6);
  const kept = path.join(folder, 'secrets-1');
  const full = `cat >> '${kept}' && [ $(wc -l < '${kept}') -lt 3 ] && echo`;
  const result = await run(providers.linode.sql, {secretSink: openSecretCommand(full)});
  t.deepEqual(kindsOf(result), ['done', 'done', 'done', 'skipped', 'skipped', 'skipped']);
  t.is(server.writes.length, 3);
  t.regex(
    result.notes.join(),
    /a secret could not be written to the program cat \(status 1\), so it is in this result/,
  );
  t.true(JSON.stringify(result.rows[2]).includes(api.ledger.current('c2') ?? 'none'));
  for (const row of result.rows.slice(0, 2)) t.false(JSON.stringify(row).includes('canary'));

  const other = path.join(folder, 'secrets-2');
  const again = await resume(engine, journal, {secretSink: openSecretCommand(`cat >> '${other}'`)});
  t.deepEqual(kindsOf(again), Array(6).fill('done'));
  t.is(server.writes.length, 6);
  const keptAll = readKeptSecrets(kept, other);
  for (const row of ['c0', 'c1', 'c3', 'c4', 'c5']) t.is(keptAll.get(row), api.ledger.current(row));
  t.false(JSON.stringify(again.rows).includes('canary'));
});

test('where a run is gone on with, a secret that no place takes is in the result, too', async t => {
  const {api, server, engine, journal, run} = await startLinode(t, 3);
  const stop = new AbortController();
  stop.abort();
  await run(providers.linode.sql, {stop: stop.signal});
  const result = await resume(engine, journal, {secretSink: openSecretCommand('false')});
  t.deepEqual(kindsOf(result), ['done', 'skipped', 'skipped']);
  t.is(server.writes.length, 1);
  t.regex(result.notes.join(), /could not be written to the program false \(status 1\)/);
  t.true(JSON.stringify(result.rows[0]).includes(api.ledger.current('c0') ?? 'none'));
});
