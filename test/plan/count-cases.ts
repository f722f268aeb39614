import type {ReadCase} from './read-case.js';

const apps = '"linode.profile.apps" AS "apps"';
const clients = '"linode.account.oauth_clients" AS "oauth_clients"';
const smallest = '/profile/apps?page=1&page_size=25';

/** Where only the number of rows matters, and where what is in them does, too. */
export const countCases: readonly ReadCase[] = [
  {
    name: 'no column is read',
    sql: 'SELECT count(*) FROM apps',
    scans: ['linode.profile.apps: get_profile_apps() counted'],
    runs: `SELECT count(*) FROM ${apps}`,
    requests: [smallest],
  },
  {
    name: 'one that the API filters by exactly is',
    sql: "SELECT count(*) FROM apps WHERE created >= '2026-01-01' AND NOT created > '2026-02-01'",
    scans: [
      "linode.profile.apps: get_profile_apps() where created >= '2026-01-01T00:00:00' and created <= '2026-02-01T00:00:00' counted",
    ],
    runs: `SELECT count(*) FROM ${apps} WHERE created >= '2026-01-01T00:00:00' AND NOT created > '2026-02-01T00:00:00'`,
    requests: [
      `${smallest} {"+and":[{"created":{"+gte":"2026-01-01T00:00:00"}},{"created":{"+lte":"2026-02-01T00:00:00"}}]}`,
    ],
  },
  {
    name: 'but not one whose filter may give more rows',
    sql: "SELECT count(*) FROM apps WHERE label = 'x'",
    scans: ["linode.profile.apps: get_profile_apps() where label = 'x'"],
    runs: `SELECT count(*) FROM ${apps} WHERE label = 'x'`,
    requests: ['/profile/apps?page=1&page_size=500 {"label":"x"}'],
  },
  {
    name: 'nor one that is read beside the filter',
    sql: 'SELECT count(public) FROM oauth_clients WHERE public',
    scans: ['linode.account.oauth_clients: get_clients() where public = 1'],
    runs: `SELECT count(public) FROM ${clients} WHERE public`,
    requests: ['/account/oauth-clients?page=1&page_size=500 {"public":true}'],
  },
  {
    name: 'nor where SQLite has something left to check',
    sql: "SELECT count(*) FROM oauth_clients WHERE public AND status = 'active'",
    scans: ['linode.account.oauth_clients: get_clients() where public = 1'],
    runs: `SELECT count(*) FROM ${clients} WHERE public AND status = 'active'`,
    requests: ['/account/oauth-clients?page=1&page_size=500 {"public":true}'],
  },
  {
    name: 'nor where it can be seen which page a row is on',
    sql: 'SELECT page, count(*) FROM apps GROUP BY page',
    scans: ['linode.profile.apps: get_profile_apps()'],
    runs: `SELECT (SELECT "page" FROM "linode.profile.apps parameters" WHERE rowid = "apps".rowid) AS "page", count(*) FROM ${apps} GROUP BY (SELECT "page" FROM "linode.profile.apps parameters" WHERE rowid = "apps".rowid)`,
    requests: ['/profile/apps?page=1&page_size=500'],
  },
  {
    name: 'through a subquery whose columns nobody reads',
    sql: 'SELECT count(*) FROM (SELECT * FROM oauth_clients WHERE public) AS p',
    scans: ['linode.account.oauth_clients: get_clients() where public = 1 counted'],
    runs: `SELECT count(*) FROM (SELECT * FROM ${clients} WHERE public) AS p`,
    requests: ['/account/oauth-clients?page=1&page_size=25 {"public":true}'],
  },
  {
    name: 'or that are read only to filter',
    sql: 'SELECT count(*) FROM (SELECT public AS p, label FROM oauth_clients) AS c WHERE NOT p',
    scans: ['linode.account.oauth_clients: get_clients() where public = 0 counted'],
    runs: `SELECT count(*) FROM (SELECT public AS p, label FROM ${clients}) AS c WHERE NOT p`,
    requests: ['/account/oauth-clients?page=1&page_size=25 {"public":false}'],
  },
  {
    name: 'but not where the subquery has fewer rows than its table',
    sql: 'SELECT count(*) FROM (SELECT DISTINCT status FROM oauth_clients) AS s',
    scans: ['linode.account.oauth_clients: get_clients()'],
    runs: `SELECT count(*) FROM (SELECT DISTINCT status FROM ${clients}) AS s`,
    requests: ['/account/oauth-clients?page=1&page_size=500'],
  },
  {
    name: 'or groups them',
    sql: 'SELECT count(*) FROM (SELECT label, 1 AS one FROM apps GROUP BY 1) AS g',
    scans: ['linode.profile.apps: get_profile_apps()'],
    runs: `SELECT count(*) FROM (SELECT label, 1 AS one FROM ${apps} GROUP BY 1) AS g`,
    requests: ['/profile/apps?page=1&page_size=500'],
  },
  {
    name: 'USING reads what it joins on',
    sql: 'SELECT count(*) FROM (SELECT id FROM apps) AS a JOIN (SELECT id FROM tokens) AS t USING (id)',
    scans: ['linode.profile.apps: get_profile_apps()', 'linode.profile.tokens: get_personal_access_tokens()'],
    runs: `SELECT count(*) FROM (SELECT id FROM ${apps}) AS a JOIN (SELECT id FROM "linode.profile.tokens" AS "tokens") AS t USING (id)`,
    requests: ['/profile/apps?page=1&page_size=500', '/profile/tokens?page=1&page_size=500'],
  },
  {
    name: 'EXISTS reads no column',
    sql: 'SELECT 1 WHERE EXISTS (SELECT id FROM apps)',
    scans: ['linode.profile.apps: get_profile_apps() counted'],
    runs: `SELECT 1 WHERE EXISTS (SELECT id FROM ${apps})`,
    requests: [smallest],
  },
  {
    name: 'rows that are fetched anyway are not asked for twice',
    sql: 'SELECT (SELECT count(*) FROM apps) AS many, id FROM apps',
    scans: ['linode.profile.apps: get_profile_apps()', 'linode.profile.apps 2: get_profile_apps()'],
    runs: 'SELECT (SELECT count(*) FROM "linode.profile.apps 2" AS "apps") AS many, id FROM "linode.profile.apps" AS "apps"',
    requests: ['/profile/apps?page=1&page_size=500'],
  },
];
