import {createAccessTokens} from '../../../src/sandbox/linode/data/access-tokens.js';
import {authorizedAppRows} from '../../../src/sandbox/linode/data/authorized-app-rows.js';
import {createOAuthClients} from '../../../src/sandbox/linode/data/oauth-clients.js';
import {createRandom} from '../../../src/sandbox/random.js';
import {createEdgeAppRows} from '../../../src/sandbox/vmware/data/edge-app-rows.js';
import {larkspurAppRows} from '../../../src/sandbox/vmware/data/larkspur-app-rows.js';
import {createAuthorisations} from '../../../src/sandbox/xeonr/data/authorisations.js';
import {ownClientRows} from '../../../src/sandbox/xeonr/data/client-rows.js';
import {createClients} from '../../../src/sandbox/xeonr/data/clients.js';
import {now} from './now.js';
import type {ReadCase} from './read-case.js';

const compare = (a: readonly unknown[], b: readonly unknown[]) => (a.join('\t') < b.join('\t') ? -1 : 1);

const clients = [
  ...[...createOAuthClients(createRandom(1)).values()].map(row => ({
    ...{provider: 'linode', name: row.label, id: row.id, uris: [row.redirectUri]},
  })),
  ...[...larkspurAppRows, ...createEdgeAppRows(createRandom(1))].map(row => ({
    provider: 'vmware',
    name: row.displayName,
    id: row.id,
    uris: row.redirectUris ?? [],
  })),
  // Their names are all different.
  ...ownClientRows.map(row => ({provider: 'xeonr', name: row.name, id: '', uris: [row.redirectUri]})),
];

/** Hosts with the clients of each provider there. None is named as this machine is but by these names. */
function listHosts(): ReadCase['rows'] {
  const hosts = new Map<string, {counts: [number, number, number]; plain: boolean}>();
  for (const {provider, uris} of clients) {
    const webs = uris.map(uri => new URL(uri)).filter(uri => /^https?:$/.test(uri.protocol));
    for (const {hostname, protocol} of webs) {
      if (['localhost', '127.0.0.1', '[::1]'].includes(hostname)) continue;
      const host = hosts.get(hostname) ?? {counts: [0, 0, 0], plain: false};
      hosts.set(hostname, host);
      host.counts[['linode', 'vmware', 'xeonr'].indexOf(provider) as 0 | 1 | 2] += 1;
      host.plain ||= protocol === 'http:';
    }
  }
  return [...hosts]
    .map(([name, {counts, plain}]) => [name, counts[0] + counts[1] + counts[2], ...counts, Number(plain)])
    .sort((a, b) => Number(b[1]) - Number(a[1]) || compare(a, b));
}

const grants = [
  ...authorizedAppRows.map(row => ['linode', 'app', row.label, row.scopes]),
  ...[...createAccessTokens(createRandom(3), now).values()].map(row => [
    ...['linode', 'token', row.label, row.scopes],
  ]),
  ...listAuthorisations().map(([name, scopes]) => ['xeonr', 'app', name, scopes]),
];

function listAuthorisations(): readonly (readonly [string, string])[] {
  const all = createClients(createRandom, now);
  return [...createAuthorisations(createRandom(3), all, now).values()]
    .sort((a, b) => (a.authorisationId < b.authorisationId ? -1 : 1))
    .map(({clientId, scopes}) => [all.get(clientId)?.settings.name ?? '', scopes.join(' ')]);
}

export const reportsCases: readonly ReadCase[] = [
  {
    query: 'reports/all_oauth_clients',
    columns: ['provider', 'name', 'redirect_uris'],
    rows: clients
      .toSorted((a, b) => compare([a.provider, a.name, a.id], [b.provider, b.name, b.id]))
      .map(({provider, name, uris}) => [provider, name, [...uris]]),
  },
  {
    query: 'reports/all_grants',
    columns: ['provider', 'kind', 'name', 'scopes'],
    rows: grants
      .sort((a, b) => compare(a.slice(0, 3), b.slice(0, 3)))
      .map(row => row as ReadCase['rows'][number]),
  },
  {
    query: 'reports/exposure',
    columns: ['provider', 'state', 'exposure', 'clients'],
    rows: [
      ['linode', 'active', 'anywhere', 1],
      ['linode', 'active', 'plain http', 3],
      ['linode', 'active', 'https', 24],
      ['linode', 'active', 'own machine', 7],
      ['linode', 'disabled', 'plain http', 1],
      ['linode', 'disabled', 'https', 3],
      ['linode', 'suspended', 'plain http', 2],
      ['linode', 'suspended', 'https', 1],
      ['vmware', 'not told', 'anywhere', 1],
      ['vmware', 'not told', 'plain http', 3],
      ['vmware', 'not told', 'https', 9],
      ['vmware', 'not told', 'own machine', 2],
      ['vmware', 'not told', 'nowhere', 201],
      ['xeonr', 'not told', 'plain http', 3],
      ['xeonr', 'not told', 'https', 12],
      ['xeonr', 'not told', 'own machine', 4],
    ],
  },
  {
    query: 'reports/redirect_hosts',
    columns: ['host', 'clients', 'linode', 'vmware', 'xeonr', 'plain_http'],
    rows: listHosts(),
  },
  {
    query: 'reports/same_app',
    columns: ['name', 'providers', 'names_of_hosts'],
    rows: [
      ['Acme Migration Tool', 'linode, vmware, xeonr', 'migrate.acme.example, migrate.acme.test'],
      ['Argo CD', 'linode, vmware, xeonr', 'argocd-staging.larkspur.example, argocd.larkspur.example'],
      ['Cost Explorer', 'linode, xeonr', 'costs-dev.larkspur.example, costs.larkspur.example'],
      ['Status Page', 'linode, xeonr', 'status-staging.larkspur.example, status.larkspur.example'],
      ['Backstage', 'linode, vmware, xeonr', 'backstage.larkspur.example'],
      ['Billing Portal', 'linode, vmware, xeonr', 'billing.larkspur.example'],
      ['Data Warehouse Loader', 'linode, xeonr', 'etl.larkspur.example'],
      ['Deploy Dashboard', 'linode, vmware, xeonr', 'deploy.larkspur.example'],
      ['Grafana', 'linode, vmware, xeonr', 'grafana.larkspur.example'],
      ['Größenrechner', 'linode, vmware, xeonr', 'rechner.larkspur.example'],
      ['Legacy Control Panel', 'linode, xeonr', 'panel.larkspur.test'],
      ['Mobile App (Android)', 'linode, xeonr', 'larkspur-android:'],
      ['Mobile App (iOS)', 'linode, xeonr', 'larkspur-ios:'],
      ['Notebook Hub', 'linode, vmware, xeonr', 'notebooks.larkspur.example'],
      ['Support Desk', 'linode, xeonr', 'support.larkspur.example'],
      ['Wiki', 'linode, vmware, xeonr', 'wiki.larkspur.example'],
      ['ci-terraform', 'linode, xeonr', 'loopback'],
      ['larkctl', 'linode, vmware, xeonr', 'loopback'],
    ],
  },
  {
    query: 'reports/one_app',
    given: {name: 'ACME%'},
    columns: ['provider', 'kind', 'name', 'details'],
    rows: [
      ['linode', 'client', 'Acme Migration Tool', 'https://migrate.acme.example/linode/oauth'],
      ['linode', 'client', 'Acme Migration Tool (test)', 'http://migrate.acme.test:8080/linode/oauth'],
      ['linode', 'grant', 'Acme Migration Tool', 'linodes:read_write domains:read_write'],
      [
        'vmware',
        'client',
        'Acme Migration Tool',
        '["https://migrate.acme.example/csp/oauth","http://migrate.acme.test:8080/csp/oauth"]',
      ],
      ['xeonr', 'client', 'Acme Migration Tool', 'http://migrate.acme.example/xeonr/oauth'],
      ['xeonr', 'grant', 'Acme Migration Tool', 'openid admin'],
    ],
  },
  {
    query: 'reports/findings',
    columns: [
      ...['provider', 'clients', 'plain_http', 'open_redirects', 'malformed_uris'],
      ...['native_with_secret', 'inactive'],
    ],
    rows: [
      ['linode', 42, 6, 1, 1, 3, 7],
      ['vmware', 216, 3, 1, 0, 0, null],
      ['xeonr', 19, 3, 0, 0, null, null],
    ],
  },
];
