import {oauthClientRows} from '../../../src/sandbox/linode/data/oauth-client-rows.js';
import {createRandom} from '../../../src/sandbox/random.js';
import {vmwareOrganizations} from '../../../src/sandbox/vmware/built-in-tokens.js';
import {createOAuthApps} from '../../../src/sandbox/vmware/data/oauth-apps.js';
import {ownClientRows} from '../../../src/sandbox/xeonr/data/client-rows.js';
import {isWithin, now} from './now.js';
import type {ReadCase} from './read-case.js';

function listUnused(days: number): ReadCase['rows'] {
  const used = (app: {lastUsedAt: number | null; createdAt: number}) => app.lastUsedAt ?? app.createdAt;
  return [...createOAuthApps(createRandom, now).values()]
    .filter(app => app.organizationId === vmwareOrganizations.larkspur && !app.immutable)
    .filter(app => !isWithin(days, used(app)))
    .sort((a, b) => used(a) - used(b))
    .map(app => [app.id]);
}

const withoutPicture = [
  ...oauthClientRows
    .filter(row => row.thumbnail === undefined && row.status === undefined)
    .map(row => ['linode', row.label]),
  ...ownClientRows
    .filter(row => row.grants !== '' && row.settings?.logoUrl === undefined)
    .map(row => ['xeonr', row.name]),
].sort((a, b) => (a.join() < b.join() ? -1 : 1));

export const hygieneCases: readonly ReadCase[] = [
  {
    query: 'hygiene/plain_http',
    columns: ['provider', 'name', 'used_at', 'uri'],
    rows: [
      ['linode', 'Acme Migration Tool (test)', 'login', 'http://migrate.acme.test:8080/linode/oauth'],
      ['linode', 'Grafana (old)', 'login', 'http://grafana.internal.larkspur.example:3000/login'],
      ['linode', 'Inventory Sync', 'login', 'http://inventory.larkspur.example/callback'],
      ['linode', 'Legacy Control Panel', 'login', 'http://panel.larkspur.test/oauth/return'],
      ['linode', 'Wiki', 'login', 'http://wiki.larkspur.example/oauth2/callback'],
      ['linode', 'ci-nightly', 'login', 'http://ci.larkspur.example/nightly/callback'],
      ['vmware', 'Acme Migration Tool', 'login', 'http://migrate.acme.test:8080/csp/oauth'],
      ['vmware', 'Grafana old', 'login', 'http://grafana.internal.larkspur.example:3000/login/generic_oauth'],
      ['vmware', 'Wiki', 'login', 'http://wiki.larkspur.example/oauth2/callback'],
      ['xeonr', 'Acme Migration Tool', 'login', 'http://migrate.acme.example/xeonr/oauth'],
      ['xeonr', 'Legacy Control Panel', 'login', 'http://panel.larkspur.test/oauth/return'],
      ['xeonr', 'Wiki', 'login', 'http://wiki.larkspur.example/oauth2/callback'],
    ],
  },
  {
    query: 'hygiene/open_redirects',
    columns: ['provider', 'name', 'problem', 'uri'],
    rows: [
      ['linode', 'Partner Preview', 'wildcard', 'https://*.preview.larkspur.example/oauth/callback'],
      ['vmware', 'ci-sandbox', 'any URI is accepted', null],
    ],
  },
  {
    query: 'hygiene/malformed_uris',
    columns: ['provider', 'name', 'problems', 'uri'],
    rows: [['linode', 'Single Page Demo', 'fragment', 'https://demo.larkspur.example/#/oauth/callback']],
  },
  {
    query: 'hygiene/native_with_secret',
    columns: ['provider', 'name', 'leads_to', 'uri'],
    rows: [
      ['linode', 'ci-ansible', 'loopback', 'http://127.0.0.1:8912/oauth'],
      ['linode', 'ci-packer', 'loopback', 'http://localhost/oauth'],
      ['linode', 'ci-terraform', 'loopback', 'http://localhost:8400/callback'],
      ['xeonr', 'Mobile App (Android)', 'scheme of an app', 'larkspur-android://oauth/callback'],
      ['xeonr', 'Mobile App (iOS)', 'scheme of an app', 'larkspur-ios://oauth/callback'],
      ['xeonr', 'ci-terraform', 'loopback', 'http://localhost:8400/callback'],
      ['xeonr', 'larkctl', 'loopback', 'http://127.0.0.1:53682/'],
    ],
  },
  {
    query: 'hygiene/public_web_clients',
    columns: ['provider', 'name', 'uri', 'pkce'],
    rows: [
      ['linode', 'Café Kiosk 🌱', 'https://kiosk.larkspur.example/signin', null],
      ['linode', 'Größenrechner', 'https://rechner.larkspur.example/oauth/callback', null],
      ['linode', 'Single Page Demo', 'https://demo.larkspur.example/#/oauth/callback', null],
      ['vmware', 'Cloud Services Console', 'https://console.larkspur.example/csp/gateway/discovery', false],
      ['vmware', 'Größenrechner', 'https://rechner.larkspur.example/oauth/callback', false],
    ],
  },
  {
    query: 'hygiene/foreign_hosts',
    given: {domains: 'larkspur.example Acme.example'},
    columns: ['host', 'provider', 'name'],
    rows: [
      ['example.org', 'linode', 'Test_Client_1'],
      ['migrate.acme.test', 'linode', 'Acme Migration Tool (test)'],
      ['migrate.acme.test', 'vmware', 'Acme Migration Tool'],
      ['panel.larkspur.test', 'linode', 'Legacy Control Panel'],
      ['panel.larkspur.test', 'xeonr', 'Legacy Control Panel'],
      ['scanner.northgate.example', 'linode', 'Security Scanner'],
    ],
  },
  {
    query: 'hygiene/foreign_hosts',
    given: {domains: 'example test org'},
    columns: ['host', 'provider', 'name'],
    rows: [],
  },
  {
    query: 'hygiene/dangling_hosts',
    columns: ['host', 'problem', 'clients'],
    rows: [
      ['example.org', 'documentation', 'linode: Test_Client_1'],
      ['migrate.acme.test', 'reserved', 'linode: Acme Migration Tool (test), vmware: Acme Migration Tool'],
      ['panel.larkspur.test', 'reserved', 'linode: Legacy Control Panel, xeonr: Legacy Control Panel'],
    ],
  },
  {
    query: 'hygiene/several_hosts',
    columns: ['displayName', 'hosts', 'names', 'id'],
    rows: [
      ['Acme Migration Tool', 2, 'migrate.acme.example, migrate.acme.test', 'acme-migration-tool'],
      ['Argo CD', 2, 'argocd-staging.larkspur.example, argocd.larkspur.example', 'argo-cd'],
    ],
  },
  {
    query: 'hygiene/shared_hosts',
    columns: ['provider', 'host', 'clients', 'with_the_same_uri', 'names'],
    rows: [['linode', 'ci.larkspur.example', 4, 1, 'CI-release, ci-nightly, ci-smoke-tests, ci-smoke-tests']],
  },
  {
    query: 'hygiene/similar_names',
    columns: ['provider', 'name', 'status'],
    rows: [
      ['linode', 'ci-smoke-tests', 'active'],
      ['linode', 'ci-smoke-tests', 'disabled'],
      ['linode', 'Cost Explorer', 'active'],
      ['linode', 'cost explorer', 'disabled'],
      ['linode', 'DNS-Sync', 'disabled'],
      ['linode', 'DNS_Sync', 'active'],
      ['linode', 'Status Page', 'active'],
      ['linode', 'Status Page', 'active'],
      ['vmware', 'Cost Explorer', null],
      ['vmware', 'cost explorer', null],
    ],
  },
  {query: 'hygiene/missing_pictures', columns: ['provider', 'name'], rows: withoutPicture},
  {
    query: 'hygiene/outdated_grants',
    columns: ['provider', 'name', 'grant'],
    rows: [
      ['xeonr', 'Acme Migration Tool', 'implicit'],
      ['xeonr', 'Größenrechner', 'implicit'],
      ['xeonr', 'Legacy Control Panel', 'implicit'],
    ],
  },
  {
    query: 'hygiene/token_lifetimes',
    columns: ['displayName', 'access_minutes', 'refresh_days'],
    rows: [['Acme Migration Tool', 1440, 90]],
  },
  {
    query: 'hygiene/token_lifetimes',
    given: {access_minutes: '29'},
    columns: ['displayName', 'access_minutes', 'refresh_days'],
    rows: [
      ['Acme Migration Tool', 1440, 90],
      ['Inventory Sync', 60, null],
      ['Cost Explorer', 30, null],
    ],
  },
  {
    query: 'hygiene/token_lifetimes',
    given: {refresh_days: '89'},
    columns: ['id', 'access_minutes', 'refresh_days'],
    rows: [
      ['acme-migration-tool', 1440, 90],
      ...[
        ...['argo-cd', 'backstage', 'billing-portal', 'csp-console', 'deploy-dashboard', 'grafana'],
        ...['grafana-old', 'larkctl', 'notebook-hub', 'support-desk'],
      ].map(id => [id, 10, 90]),
    ],
  },
  {query: 'hygiene/unused_apps', columns: ['id'], rows: []},
  {query: 'hygiene/unused_apps', tells: true, columns: ['id'], rows: listUnused(180)},
  {
    query: 'hygiene/unused_apps',
    given: {days: '395'},
    tells: true,
    columns: ['id'],
    rows: listUnused(395),
  },
];
