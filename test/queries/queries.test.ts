import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {
  createCatalog,
  createEngine,
  type Engine,
  linode,
  type Sandbox,
  startSandbox,
} from '../../src/index.js';
import {projectFolder} from '../project-folder.js';

/** What each query finds in the sandbox, by its first column. */
const found: Readonly<Record<string, readonly unknown[]>> = {
  'linode/account/logins': [
    'fred-larkspur',
    'ines_m',
    'samuel.okafor',
    'ci-deploy',
    'acme-contractor',
    'billing',
    'aiko',
  ],
  'linode/account/oauth_clients': [
    'Inventory Sync',
    'Partner Preview',
    'Single Page Demo',
    'Wiki',
    'ci-nightly',
    'Grafana (old)',
    'Acme Migration Tool (test)',
    'Legacy Control Panel',
  ],
  'linode/profile/apps': [
    'Linode Manager',
    'ci-terraform',
    'larkctl',
    'Deploy Dashboard',
    'Acme Migration Tool',
    'Argo CD',
  ],
  'linode/profile/devices': [5_102_133],
  'linode/profile/logins': ['2001:db8:4a::17', '198.51.100.204', '192.0.2.17'],
  'linode/profile/tokens': ['terraform', 'backup-cron', 'laptop', 'sandbox'],
};

const folder = path.join(projectFolder, 'queries');
const names = readdirSync(folder, {recursive: true, encoding: 'utf8'})
  .filter(file => file.endsWith('.sql'))
  .map(file => file.slice(0, -'.sql'.length).split(path.sep).join('/'))
  .sort();

let sandbox: Sandbox;
let engine: Engine;

test.before(async () => {
  sandbox = await startSandbox();
  engine = createEngine({providers: [linode], env: sandbox.env});
});

test.after.always(async () => {
  await engine.close();
  await sandbox.close();
});

test('each resource has a query, by its own name', t => {
  const {resources} = createCatalog([linode]);
  t.deepEqual(names, resources.map(each => each.address.replaceAll('.', '/')).sort());
});

for (const name of names) {
  const sql = readFileSync(path.join(folder, `${name}.sql`), 'utf8');

  test(`${name} says what it asks, and fits a terminal`, t => {
    t.regex(sql, /^-- .*\?/s);
    t.deepEqual(
      sql.split('\n').filter(line => line.length > 100),
      [],
    );
  });

  test(`${name} only reads its resource`, async t => {
    const plans = await engine.plan(sql);
    t.deepEqual(
      plans.map(plan => plan.kind === 'query' && plan.scans.map(scan => scan.resource)),
      [[name.replaceAll('/', '.')]],
    );
  });

  test(`${name} finds what there is in the sandbox`, async t => {
    const result = await engine.query(sql);
    t.is(result.complete, true);
    t.deepEqual(result.notes, []);
    t.deepEqual(
      result.rows.map(([first]) => first),
      found[name],
    );
  });
}
