import {rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {
  type Engine,
  type Result,
  RowgateError,
  type RunOptions,
  type Sandbox,
  startSandbox,
} from '../../src/index.js';
import {makeFolder} from '../make-folder.js';
import {withVmware} from '../sandbox/vmware/with-vmware.js';
import {withXeonr} from '../sandbox/xeonr/with-xeonr.js';
import {type Given, openEngine, runQuery} from './library.js';

type Run = (name: string, given?: Given, options?: RunOptions) => Promise<readonly Result[]>;

/** Runs queries over an engine of their own, which is closed after. */
async function useEngine(sandbox: Sandbox, use: (run: Run, engine: Engine) => Promise<void>): Promise<void> {
  const engine = openEngine(sandbox);
  try {
    await use((name, given, options = {yes: true}) => runQuery(engine, name, given, options), engine);
  } finally {
    await engine.close();
  }
}

/** Values of a column, in the order of the rows. */
function valuesOf(result: Result | undefined, column: string): readonly string[] {
  const place = result?.columns.findIndex(each => each.name === column) ?? -1;
  return result?.rows.map(row => String(row[place])) ?? [];
}

const outcomesOf = (result: Result | undefined) => result?.outcomes?.map(each => each.kind);

/** The writes that the stand-ins got. */
function listWrites({requests}: Sandbox): readonly string[] {
  return requests()
    .filter(({method, path: place}) => method !== 'GET' && !/\/(?:auth|List\w+|Get\w+)(?:\/|$)/.test(place))
    .map(({method, path: place}) => `${method} ${place}`);
}

test('rotation/linode gives active clients with a secret a new one', async t => {
  const sandbox = await startSandbox();
  t.teardown(() => sandbox.close());
  await useEngine(sandbox, async (run, engine) => {
    const [shown] = await run('rotation/linode', {label: 'CI-%'}, {dryRun: true});
    t.deepEqual(listWrites(sandbox), []);
    const [result] = await run('rotation/linode', {label: 'CI-%'});
    const keys = valuesOf(result, 'id');
    t.deepEqual(valuesOf(shown, 'key'), keys);
    const {rows} = await engine.query(
      `SELECT label FROM linode.account.oauth_clients WHERE id IN (SELECT value FROM json_each($1))
      ORDER BY label, id`,
      [JSON.stringify(keys)],
    );
    t.deepEqual(rows.flat(), [
      ...['CI-release', 'ci-ansible', 'ci-nightly', 'ci-packer', 'ci-smoke-tests', 'ci-terraform'],
    ]);
    t.deepEqual(
      listWrites(sandbox),
      keys.map(key => `POST /v4/account/oauth-clients/${key}/reset-secret`),
    );
    t.is(new Set(valuesOf(result, 'secret').filter(each => /^[0-9a-f]{64}$/.test(each))).size, 6);
  });
});

test('a rotation by name refuses a name that nothing has, and too many', async t => {
  const sandbox = await startSandbox();
  t.teardown(() => sandbox.close());
  await useEngine(sandbox, async run => {
    for (const [name, given] of [
      ['rotation/linode', {label: 'no such client'}],
      ['rotation/xeonr', {name: 'no such client'}],
      ['rotation/vmware', {name: 'no such app'}],
      ['rotation/vmware_end', {name: 'no such app'}],
      ['rotation/vmware', {name: 'edge-%'}],
      ['rotation/linode', {label: '%', most: '10'}],
    ] as const) {
      const error = await t.throwsAsync(run(name, given), {instanceOf: RowgateError}, name);
      t.is(error?.code, 'refused', name);
    }
    t.deepEqual(listWrites(sandbox), []);
  });
});

test('rotation/xeonr gives a secret that works at once, in the place of the old one', async t => {
  await withXeonr({}, async ({sandbox, askToken}) => {
    await useEngine(sandbox, async run => {
      const renew = async () => {
        const [result] = await run('rotation/xeonr', {name: 'grafana'});
        return {
          client_id: valuesOf(result, 'clientId')[0] ?? '',
          client_secret: valuesOf(result, 'clientSecret')[0] ?? '',
        };
      };
      const works = async (client: Given) =>
        (await askToken({grant_type: 'client_credentials', scope: 'profile', ...client})).status === 200;
      const first = await renew();
      t.true(await works(first));
      const second = await renew();
      t.is(second.client_id, first.client_id);
      t.deepEqual([await works(first), await works(second)], [false, true]);
    });
  });
});

test('rotation/by_host renews the clients of one host at each provider', async t => {
  const sandbox = await startSandbox();
  t.teardown(() => sandbox.close());
  await useEngine(sandbox, async run => {
    const results = await run('rotation/by_host', {host: 'Wiki.larkspur.example'});
    t.deepEqual(results.map(outcomesOf), [['done'], ['done'], ['done']]);
    t.deepEqual(valuesOf(results[1], 'id'), ['wiki']);
    const secrets = ['secret', 'clientSecret', 'clientSecret'].map(
      (name, index) => valuesOf(results[index], name)[0],
    );
    t.regex(secrets[0] ?? '', /^[0-9a-f]{64}$/);
    t.regex(secrets[1] ?? '', /^\w{50}$/);
    t.regex(secrets[2] ?? '', /^sk_live_/);
    t.is(listWrites(sandbox).length, 3);
  });
});

test('VMware apps rotate with an overlap: new secrets, begin, see, end', async t => {
  const folder = makeFolder();
  t.teardown(() => rm(folder, {recursive: true}));
  await withVmware({tanzuFields: true}, async ({sandbox, tryClient}) => {
    await useEngine(sandbox, async run => {
      const ids = ['ci-packer', 'ci-terraform'];
      const works = async (secrets: readonly string[]) =>
        Promise.all(ids.map(async (id, index) => (await tryClient(id, secrets[index] ?? '')).status === 200));
      const name = 'ci-%r%';

      const [now] = await run('rotation/vmware', {name});
      t.deepEqual(valuesOf(now, 'id'), ids);
      const first = valuesOf(now, 'clientSecret');
      t.deepEqual(await works(first), [true, true]);

      const [made] = await run('rotation/vmware_new_secrets', {name});
      const second = valuesOf(made, 'newClientSecret');
      t.is(new Set(second).size, 2);
      const secrets = path.join(folder, 'new.json');
      await writeFile(
        secrets,
        JSON.stringify(ids.map((id, index) => ({id, newClientSecret: second[index]}))),
      );

      const [shown] = await run('rotation/vmware_begin', {secrets}, {dryRun: true});
      t.deepEqual(valuesOf(shown, 'key'), ids);
      t.false(second.some(secret => JSON.stringify(shown).includes(secret)));
      t.deepEqual(await works(second), [false, false]);

      const [begun] = await run('rotation/vmware_begin', {secrets});
      t.deepEqual(outcomesOf(begun), ['done', 'done']);
      t.deepEqual(
        [await works(first), await works(second)],
        [
          [true, true],
          [true, true],
        ],
      );

      const [underWay] = await run('rotation/vmware_under_way');
      t.deepEqual(valuesOf(underWay, 'id'), ids);
      t.deepEqual(valuesOf(underWay, 'hours_left'), ['48', '48']);

      const [ended] = await run('rotation/vmware_end', {name: '%'});
      t.deepEqual(valuesOf(ended, 'id'), ids);
      t.deepEqual(
        [await works(first), await works(second)],
        [
          [false, false],
          [true, true],
        ],
      );
    });
  });
});

test('the begin of a rotation takes the apps of the file that have the name, and tells of one that is gone', async t => {
  const folder = makeFolder();
  t.teardown(() => rm(folder, {recursive: true}));
  const secrets = path.join(folder, 'new.json');
  const ids = ['ci-packer', 'gone', 'wiki'];
  await writeFile(secrets, JSON.stringify(ids.map(id => ({id, newClientSecret: `Canary-4711-${id}`}))));
  await withVmware({}, async ({sandbox}) => {
    await useEngine(sandbox, async run => {
      const [result] = await run('rotation/vmware_begin', {secrets, name: 'ci-%'});
      t.deepEqual(valuesOf(result, 'id'), ['ci-packer', 'gone']);
      t.deepEqual(outcomesOf(result), ['done', 'failed']);
      t.false(JSON.stringify(result).includes('Canary'));

      await writeFile(secrets, JSON.stringify([{id: 'wiki'}]));
      await t.throwsAsync(run('rotation/vmware_begin', {secrets}), {instanceOf: RowgateError});
    });
  });
});

test('the end of a rotation is refused by an app that is in none, and done for the others', async t => {
  await withVmware({}, async ({sandbox, call}) => {
    const fields = {newClientSecret: 'Second-Secret-2'};
    const org = sandbox.env.CSP_ORG_ID;
    await call('POST', `/orgs/${org}/oauth-apps/ci-packer/secret`, {fields});
    await useEngine(sandbox, async run => {
      const [result] = await run('rotation/vmware_end', {name: 'ci-%'});
      t.deepEqual(valuesOf(result, 'id'), ['ci-packer', 'ci-sandbox', 'ci-terraform']);
      t.deepEqual(outcomesOf(result), ['done', 'failed', 'failed']);
    });
  });
});
