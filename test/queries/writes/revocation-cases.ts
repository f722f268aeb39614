import type {ChangeCase} from './change-case.js';

const grants = `SELECT
  (SELECT count(*) FROM linode.profile.apps),
  (SELECT count(*) FROM linode.profile.tokens),
  (SELECT count(*) FROM linode.profile.devices),
  (SELECT count(*) FROM xeonr.auth.authorisations)`;

const names = (...list: readonly string[]) => list.map(name => [name]);

export const revocationCases: readonly ChangeCase[] = [
  {
    query: 'revocation/ended_grants',
    preview: [names('Grafana (old)', 'ci-nightly', 'cost-explorer', 'Cloud Broom'), names('backup-cron')],
    check: grants,
    before: [[27, 7, 4, 16]],
    after: [[23, 6, 4, 16]],
  },
  {
    query: 'revocation/old_grants',
    given: {days: '600'},
    preview: [names('Legacy Control Panel', 'Uptime Sparrow', "Fred's Backup Script")],
    check: 'SELECT label FROM linode.profile.apps WHERE expiry IS NULL ORDER BY label',
    before: names(
      ...['Billing Portal', "Fred's Backup Script", 'Legacy Control Panel', 'Uptime Sparrow', 'Wiki'],
      'example-app',
    ),
    after: names('Billing Portal', 'Wiki', 'example-app'),
  },
  {
    query: 'revocation/unused_authorisations',
    preview: [names('Cloud Broom', 'Legacy Control Panel', 'Wiki', 'larkctl')],
    check: grants,
    before: [[27, 7, 4, 16]],
    after: [[27, 7, 4, 12]],
  },
  {
    query: 'revocation/older_authorisations',
    preview: [names('Notebook Hub', 'larkctl')],
    check: `SELECT client ->> 'name', json_array_length(scopes), round(julianday('now') - julianday(createdAt)) < 50
      FROM xeonr.auth.authorisations WHERE client ->> 'name' IN ('larkctl', 'Notebook Hub') ORDER BY 1, 2, 3`,
    before: [
      ['Notebook Hub', 3, 1],
      ['Notebook Hub', 4, 1],
      ['larkctl', 3, 0],
      ['larkctl', 3, 1],
    ],
    after: [
      ['Notebook Hub', 4, 1],
      ['larkctl', 3, 1],
    ],
  },
  {
    query: 'revocation/app',
    given: {name: 'acme%'},
    preview: [names('Acme Migration Tool'), names('Acme Migration Tool')],
    check: grants,
    before: [[27, 7, 4, 16]],
    after: [[26, 7, 4, 15]],
  },
  {
    query: 'revocation/idle_devices',
    preview: [[[5_102_133]]],
    check: 'SELECT id FROM linode.profile.devices ORDER BY id',
    before: [[5_101_322], [5_102_133], [5_102_944], [5_103_755]],
    after: [[5_101_322], [5_102_944], [5_103_755]],
  },
  {
    query: 'revocation/inactive_clients',
    preview: [
      names(
        ...['Grafana (old)', 'Legacy Control Panel', 'ci-smoke-tests', 'cost explorer'],
        ...['Acme Migration Tool (test)', 'DNS-Sync', 'Payroll Export'],
      ),
    ],
    check: `SELECT status, count(*), sum(label = 'ci-smoke-tests')
      FROM linode.account.oauth_clients GROUP BY status ORDER BY status`,
    before: [
      ['active', 35, 1],
      ['disabled', 4, 1],
      ['suspended', 3, 0],
    ],
    after: [['active', 35, 1]],
  },
  {
    query: 'revocation/inactive_clients',
    given: {label: 'acme%'},
    preview: [names('Acme Migration Tool (test)')],
    check: "SELECT label FROM linode.account.oauth_clients WHERE label LIKE 'Acme%' ORDER BY label",
    before: names('Acme Migration Tool', 'Acme Migration Tool (test)'),
    after: names('Acme Migration Tool'),
  },
  {
    query: 'revocation/unused_apps',
    tells: true,
    preview: [names('Acme Migration Tool', 'Grafana old')],
    check: 'SELECT count(*) FROM vmware.csp.oauth_apps',
    before: [[216]],
    after: [[214]],
  },
];
