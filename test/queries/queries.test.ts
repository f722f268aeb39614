import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {createCatalog, createEngine, type Engine, type Sandbox, startSandbox} from '../../src/index.js';
import * as providers from '../../src/providers/index.js';
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
  'vmware/csp/oauth_apps': [
    'Acme Migration Tool',
    'Cloud Services Console',
    'Grafana old',
    'Größenrechner',
    'Wiki',
    'ci-sandbox',
  ],
  'xeonr/auth/authorisations': ['Legacy Control Panel', 'larkctl', 'Cloud Broom', 'Wiki', 'Domain Ferret'],
  'xeonr/auth/clients': ['Legacy Control Panel', 'Wiki', 'Acme Migration Tool', 'Größenrechner'],
  'xeonr/auth/public_clients': [
    'Legacy Control Panel',
    'Domain Ferret',
    'Cloud Broom',
    'Wiki',
    'larkctl',
    'Backstage',
    'Mobile App (iOS)',
    'Acme Migration Tool',
    'Notebook Hub',
  ],
};

/** The resources that a query reads besides that of its name. */
const others: Readonly<Record<string, readonly string[]>> = {
  'xeonr/auth/public_clients': ['xeonr.auth.authorisations'],
};

const folder = path.join(projectFolder, 'queries');
const names = readdirSync(folder, {recursive: true, encoding: 'utf8'})
  .filter(file => file.endsWith('.sql'))
  .map(file => file.slice(0, -'.sql'.length).split(path.sep).join('/'))
  .sort();
const ofResources = names.filter(name => !name.startsWith('reports/'));
const readQuery = (name: string) => readFileSync(path.join(folder, `${name}.sql`), 'utf8');

let sandbox: Sandbox;
let engine: Engine;

test.before(async () => {
  sandbox = await startSandbox();
  engine = createEngine({providers: Object.values(providers), env: sandbox.env});
});

test.after.always(async () => {
  await engine.close();
  await sandbox.close();
});

test('each resource has a query, by its own name', t => {
  const {resources} = createCatalog(Object.values(providers));
  t.deepEqual(ofResources, resources.map(each => each.address.replaceAll('.', '/')).sort());
});

for (const name of names) {
  test(`${name} says what it asks, and fits a terminal`, t => {
    const sql = readQuery(name);
    t.regex(sql, /^-- .*\?/s);
    t.deepEqual(
      sql.split('\n').filter(line => line.length > 100),
      [],
    );
  });
}

for (const name of ofResources) {
  test(`${name} only reads its resource`, async t => {
    const plans = await engine.planStatements(readQuery(name));
    t.deepEqual(
      plans.map(plan => plan.kind === 'query' && plan.scans.map(scan => scan.resource).sort()),
      [[name.replaceAll('/', '.'), ...(others[name] ?? [])].sort()],
    );
  });

  test(`${name} finds what there is in the sandbox`, async t => {
    const result = await engine.query(readQuery(name));
    t.is(result.complete, true);
    t.deepEqual(result.notes, []);
    t.deepEqual(
      result.rows.map(([first]) => first),
      found[name],
    );
  });
}

test('the report of all OAuth clients has those of each provider', async t => {
  const {columns, rows, complete} = await engine.query(readQuery('reports/all_oauth_clients'));
  t.is(complete, true);
  t.deepEqual(
    columns.map(each => each.name),
    ['provider', 'id', 'name', 'redirect_uris', 'public', 'status', 'created', 'updated'],
  );
  const counts = await engine.query(`SELECT
    (SELECT count(*) FROM linode.account.oauth_clients),
    (SELECT count(*) FROM vmware.csp.oauth_apps),
    (SELECT count(*) FROM xeonr.auth.clients)`);
  t.deepEqual(
    ['linode', 'vmware', 'xeonr'].map(name => rows.filter(([provider]) => provider === name).length),
    counts.rows[0],
  );
  t.deepEqual(
    rows.filter(([, , name]) => name === 'larkctl').map(([provider, , , uris]) => [provider, uris]),
    [
      ['linode', ['http://127.0.0.1:53682/']],
      ['vmware', ['http://127.0.0.1:53682/', 'http://localhost:53682/']],
      ['xeonr', ['http://127.0.0.1:53682/']],
    ],
  );
});
