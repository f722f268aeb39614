import type {ChangeCase} from './change-case.js';

const acmeUris = ['https://migrate.acme.example/csp/oauth', 'http://migrate.acme.test:8080/csp/oauth'];

const wiki = (host: string) => `http://${host}.larkspur.example/oauth2/callback`;

const hosts = (domain: string) => `SELECT 'linode', redirect_uri FROM linode.account.oauth_clients
    WHERE uri_host(redirect_uri) LIKE '%${domain}'
  UNION ALL
  SELECT 'vmware', value FROM vmware.csp.oauth_apps, json_each(redirectUris)
    WHERE uri_host(value) LIKE '%${domain}'
  UNION ALL
  SELECT 'xeonr', redirectUri FROM xeonr.auth.clients WHERE uri_host(redirectUri) LIKE '%${domain}'
  ORDER BY 1, 2`;

const plainHttp = `SELECT 'linode', label FROM linode.account.oauth_clients
    WHERE redirect_uri LIKE 'http://%.larkspur.example%'
  UNION ALL
  SELECT 'vmware', displayName FROM vmware.csp.oauth_apps
    WHERE redirectUris LIKE '%http://%.larkspur.example%'
  UNION ALL
  SELECT 'xeonr', name FROM xeonr.auth.clients WHERE redirectUri LIKE 'http://%.larkspur.example%'
  ORDER BY 1, 2`;

export const settingCases: readonly ChangeCase[] = [
  {
    query: 'changes/move_domain',
    given: {from: 'Acme.example', to: 'larkspur.org'},
    preview: [
      [
        [
          'Acme Migration Tool',
          'redirect_uri',
          'https://migrate.acme.example/linode/oauth',
          'https://migrate.larkspur.org/linode/oauth',
        ],
      ],
      [
        [
          'Acme Migration Tool',
          'redirectUris',
          acmeUris,
          ['https://migrate.larkspur.org/csp/oauth', 'http://migrate.acme.test:8080/csp/oauth'],
        ],
      ],
      [
        [
          'Acme Migration Tool',
          'redirectUri',
          'http://migrate.acme.example/xeonr/oauth',
          'http://migrate.larkspur.org/xeonr/oauth',
        ],
      ],
    ],
    check: hosts('larkspur.org'),
    before: [],
    after: [
      ['linode', 'https://migrate.larkspur.org/linode/oauth'],
      ['vmware', 'https://migrate.larkspur.org/csp/oauth'],
      ['xeonr', 'http://migrate.larkspur.org/xeonr/oauth'],
    ],
  },
  {
    query: 'changes/move_domain',
    given: {from: 'wiki.larkspur.example', to: 'docs.larkspur.example'},
    preview: [
      [['Wiki', 'redirect_uri', wiki('wiki'), wiki('docs')]],
      [['Wiki', 'redirectUris', [wiki('wiki')], [wiki('docs')]]],
      [['Wiki', 'redirectUri', wiki('wiki'), wiki('docs')]],
    ],
    check: hosts('docs.larkspur.example'),
    before: [],
    after: ['linode', 'vmware', 'xeonr'].map(name => [name, 'http://docs.larkspur.example/oauth2/callback']),
  },
  {
    query: 'changes/require_https',
    given: {domain: 'larkspur.example'},
    preview: [
      [
        [
          'Inventory Sync',
          'redirect_uri',
          'http://inventory.larkspur.example/callback',
          'https://inventory.larkspur.example/callback',
        ],
        [
          'ci-nightly',
          'redirect_uri',
          'http://ci.larkspur.example/nightly/callback',
          'https://ci.larkspur.example/nightly/callback',
        ],
        [
          'Wiki',
          'redirect_uri',
          'http://wiki.larkspur.example/oauth2/callback',
          'https://wiki.larkspur.example/oauth2/callback',
        ],
      ],
      [
        [
          'Wiki',
          'redirectUris',
          ['http://wiki.larkspur.example/oauth2/callback'],
          ['https://wiki.larkspur.example/oauth2/callback'],
        ],
      ],
      [
        [
          'Wiki',
          'redirectUri',
          'http://wiki.larkspur.example/oauth2/callback',
          'https://wiki.larkspur.example/oauth2/callback',
        ],
      ],
    ],
    check: plainHttp,
    before: [
      ['linode', 'Grafana (old)'],
      ['linode', 'Inventory Sync'],
      ['linode', 'Wiki'],
      ['linode', 'ci-nightly'],
      ['vmware', 'Grafana old'],
      ['vmware', 'Wiki'],
      ['xeonr', 'Wiki'],
    ],
    // Those of port 3000 stay.
    after: [
      ['linode', 'Grafana (old)'],
      ['vmware', 'Grafana old'],
    ],
  },
  {
    query: 'changes/force_pkce',
    preview: [[['Größenrechner', 'forcePkce', false, true]]],
    check: 'SELECT id, forcePkce FROM vmware.csp.oauth_apps WHERE publicClient ORDER BY id',
    before: [
      ['csp-console', false],
      ['groessenrechner', false],
      ['larkctl', true],
      ['mobile-app', true],
    ],
    after: [
      ['csp-console', false],
      ['groessenrechner', true],
      ['larkctl', true],
      ['mobile-app', true],
    ],
  },
  {
    query: 'changes/end_implicit_grant',
    preview: [
      [
        ['Acme Migration Tool', 'supportsImplicitGrant', true, false],
        ['Größenrechner', 'supportsImplicitGrant', true, false],
        ['Legacy Control Panel', 'supportsImplicitGrant', true, false],
        ['Legacy Control Panel', 'supportsCodeGrant', false, true],
      ],
    ],
    check: `SELECT sum(supportsImplicitGrant), sum(supportsCodeGrant) FROM xeonr.auth.clients`,
    before: [[3, 16]],
    after: [[0, 17]],
  },
  {
    query: 'changes/shorten_tokens',
    given: {minutes: '30'},
    preview: [
      [
        ['Acme Migration Tool', 'accessTokenTTL', 86_400, 1800],
        ['Inventory Sync', 'accessTokenTTL', 3600, 1800],
      ],
    ],
    check: `SELECT accessTokenTTL, count(*) FROM vmware.csp.oauth_apps GROUP BY 1 ORDER BY 1`,
    before: [
      [600, 213],
      [1800, 1],
      [3600, 1],
      [86_400, 1],
    ],
    after: [
      [600, 213],
      [1800, 3],
    ],
  },
  {
    query: 'changes/drop_redirect_host',
    given: {host: 'Migrate.acme.test'},
    preview: [[['Acme Migration Tool', 'redirectUris', acmeUris, acmeUris.slice(0, 1)]]],
    check: "SELECT redirectUris FROM vmware.csp.oauth_apps WHERE id = 'acme-migration-tool'",
    before: [[acmeUris]],
    after: [[acmeUris.slice(0, 1)]],
  },
  {
    query: 'changes/drop_redirect_host',
    // It has no other.
    given: {host: 'wiki.larkspur.example'},
    preview: [[]],
    check: "SELECT redirectUris FROM vmware.csp.oauth_apps WHERE id = 'wiki'",
    before: [[['http://wiki.larkspur.example/oauth2/callback']]],
    after: [[['http://wiki.larkspur.example/oauth2/callback']]],
  },
  {
    query: 'rotation/vmware_overlap',
    given: {name: 'CI-%', hours: '8'},
    preview: [
      ['ci-terraform', 'ci-packer', 'ci-sandbox'].map(name => [
        ...[name, 'secretRotationExpirationInSeconds', 172_800, 28_800],
      ]),
    ],
    check: `SELECT secretRotationExpirationInSeconds, count(*) FROM vmware.csp.oauth_apps
      GROUP BY 1 ORDER BY 1`,
    before: [[172_800, 216]],
    after: [
      [28_800, 3],
      [172_800, 213],
    ],
  },
];
