import {createAuthorizedApps} from '../../../src/sandbox/linode/data/authorized-apps.js';
import {createRandom} from '../../../src/sandbox/random.js';
import {now} from './now.js';
import type {ReadCase} from './read-case.js';

function tellState(expiry: string | null): string {
  if (expiry === null) return 'never ends';
  return Date.parse(`${expiry}Z`) < now.getTime() ? 'ended' : 'valid';
}

export const resourceCases: readonly ReadCase[] = [
  {
    query: 'linode/account/logins',
    columns: ['username'],
    rows: [
      ...['fred-larkspur', 'ines_m', 'samuel.okafor', 'ci-deploy', 'acme-contractor', 'billing', 'aiko'],
    ].map(name => [name]),
  },
  {
    query: 'linode/account/oauth_clients',
    columns: ['label', 'problem', 'status'],
    rows: [
      ['Inventory Sync', 'plain http', 'active'],
      ['Partner Preview', 'wildcard host', 'active'],
      ['Single Page Demo', 'fragment', 'active'],
      ['Wiki', 'plain http', 'active'],
      ['ci-nightly', 'plain http', 'active'],
      ['Grafana (old)', 'plain http', 'disabled'],
      ['Acme Migration Tool (test)', 'plain http', 'suspended'],
      ['Legacy Control Panel', 'plain http', 'suspended'],
    ],
  },
  {
    query: 'linode/profile/apps',
    columns: ['label', 'state', 'scopes', 'expiry'],
    rows: [...createAuthorizedApps(createRandom(2), now).values()]
      .map(({label, scopes, expiry}) => [label, tellState(expiry), scopes, expiry && `${expiry}Z`])
      .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
  },
  {query: 'linode/profile/devices', columns: ['id', 'days_unused'], rows: [[5_102_133, 20]]},
  {
    query: 'linode/profile/devices',
    given: {days: '2'},
    columns: ['id', 'days_unused'],
    rows: [
      [5_102_133, 20],
      [5_103_755, 3],
    ],
  },
  {
    query: 'linode/profile/logins',
    columns: ['ip'],
    rows: [['2001:db8:4a::17'], ['198.51.100.204'], ['192.0.2.17']],
  },
  {
    query: 'linode/profile/tokens',
    columns: ['label', 'why'],
    rows: [
      ['terraform', 'never ends'],
      ['backup-cron', 'has ended'],
      ['laptop', 'full access'],
      ['sandbox', 'full access, never ends'],
    ],
  },
  {
    query: 'vmware/csp/oauth_apps',
    columns: ['displayName', 'problems'],
    rows: [
      ['Acme Migration Tool', 'plain http, tokens live 24 h'],
      ['Cloud Services Console', 'public without PKCE'],
      ['Grafana old', 'plain http'],
      ['Größenrechner', 'public without PKCE'],
      ['Wiki', 'plain http'],
      ['ci-sandbox', 'open redirects'],
    ],
  },
  {
    query: 'xeonr/auth/authorisations',
    columns: ['name'],
    rows: [['Legacy Control Panel'], ['larkctl'], ['Cloud Broom'], ['Wiki'], ['Domain Ferret']],
  },
  {
    query: 'xeonr/auth/clients',
    columns: ['name', 'problems'],
    rows: [
      ['Legacy Control Panel', 'implicit grant, plain http'],
      ['Wiki', 'plain http'],
      ['Acme Migration Tool', 'implicit grant, plain http'],
      ['Größenrechner', 'implicit grant'],
    ],
  },
  {
    query: 'xeonr/auth/public_clients',
    columns: ['name'],
    rows: [
      ...['Legacy Control Panel', 'Domain Ferret', 'Cloud Broom', 'Wiki', 'larkctl', 'Backstage'],
      ...['Mobile App (iOS)', 'Acme Migration Tool', 'Notebook Hub'],
    ].map(name => [name]),
  },
];
