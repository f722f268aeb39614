import type {ReadCase} from './read-case.js';

export const joinCases: readonly ReadCase[] = [
  {
    name: 'an inner join gives its conditions to both tables',
    sql: "SELECT a.id FROM apps a JOIN tokens t ON t.label = a.label AND a.label = 'x' AND t.created > '2026-01-01'",
    scans: [
      "linode.profile.apps: get_profile_apps() where label = 'x'",
      "linode.profile.tokens: get_personal_access_tokens() where created > '2026-01-01T00:00:00'",
    ],
    runs: 'SELECT a."id" FROM "linode.profile.apps" a JOIN "linode.profile.tokens" t ON t."label" = a."label" AND a."label" = \'x\' AND t."created" > \'2026-01-01T00:00:00\'',
    requests: [
      '/profile/apps?page=1&page_size=500 {"label":"x"}',
      '/profile/tokens?page=1&page_size=500 {"created":{"+gt":"2026-01-01T00:00:00"}}',
    ],
  },
  {
    name: 'ON of a LEFT JOIN holds for the right table only',
    sql: "SELECT a.id FROM apps a LEFT JOIN tokens t ON a.label = 'x' AND t.label = 'y'",
    scans: [
      'linode.profile.apps: get_profile_apps()',
      "linode.profile.tokens: get_personal_access_tokens() where label = 'y'",
    ],
    runs: 'SELECT a."id" FROM "linode.profile.apps" a LEFT JOIN "linode.profile.tokens" t ON a."label" = \'x\' AND t."label" = \'y\'',
    requests: ['/profile/apps?page=1&page_size=500', '/profile/tokens?page=1&page_size=500 {"label":"y"}'],
  },
  {
    name: 'a condition that NULLs may fulfil chooses no keys beside an outer join',
    sql: 'SELECT a.id FROM apps a LEFT JOIN (tokens t LEFT JOIN devices d ON d.deviceId = t.id) ON d.created <> t.created WHERE t.label IS NULL',
    scans: [
      'linode.profile.apps: get_profile_apps()',
      'linode.profile.tokens: get_personal_access_tokens()',
      'linode.profile.devices: get_devices() or get_trusted_device(deviceId = {SELECT DISTINCT t."id" FROM "linode.profile.tokens" t})',
    ],
    runs: 'SELECT a."id" FROM "linode.profile.apps" a LEFT JOIN ("linode.profile.tokens" t LEFT JOIN "linode.profile.devices" d ON "d"."id" = t."id") ON d."created" <> t."created" WHERE t."label" IS NULL',
    requests: ['/profile/apps?page=1&page_size=500', '/profile/tokens?page=1&page_size=500'],
  },
  {
    name: 'one that NULLs can not fulfil does',
    sql: "SELECT a.id FROM apps a LEFT JOIN (tokens t LEFT JOIN devices d ON d.deviceId = t.id) ON d.created <> t.created WHERE t.label = 'x'",
    scans: [
      'linode.profile.apps: get_profile_apps()',
      "linode.profile.tokens: get_personal_access_tokens() where label = 'x'",
      'linode.profile.devices: get_devices() or get_trusted_device(deviceId = {SELECT DISTINCT t."id" FROM "linode.profile.tokens" t WHERE (t."label" = \'x\')})',
    ],
    runs: 'SELECT a."id" FROM "linode.profile.apps" a LEFT JOIN ("linode.profile.tokens" t LEFT JOIN "linode.profile.devices" d ON "d"."id" = t."id") ON d."created" <> t."created" WHERE t."label" = \'x\'',
    requests: ['/profile/apps?page=1&page_size=500', '/profile/tokens?page=1&page_size=500 {"label":"x"}'],
  },
  {
    name: 'ON of a RIGHT JOIN holds for the left table only',
    sql: "SELECT a.id FROM apps a RIGHT JOIN tokens t ON a.label = 'x' AND t.label = 'y'",
    scans: [
      "linode.profile.apps: get_profile_apps() where label = 'x'",
      'linode.profile.tokens: get_personal_access_tokens()',
    ],
    runs: 'SELECT a."id" FROM "linode.profile.apps" a RIGHT JOIN "linode.profile.tokens" t ON a."label" = \'x\' AND t."label" = \'y\'',
    requests: ['/profile/apps?page=1&page_size=500 {"label":"x"}', '/profile/tokens?page=1&page_size=500'],
  },
  {
    name: 'ON of a FULL JOIN holds for none',
    sql: "SELECT a.id FROM apps a FULL JOIN tokens t ON a.label = 'x' AND t.label = 'y'",
    scans: ['linode.profile.apps: get_profile_apps()', 'linode.profile.tokens: get_personal_access_tokens()'],
    runs: 'SELECT a."id" FROM "linode.profile.apps" a FULL JOIN "linode.profile.tokens" t ON a."label" = \'x\' AND t."label" = \'y\'',
    requests: ['/profile/apps?page=1&page_size=500', '/profile/tokens?page=1&page_size=500'],
  },
  {
    name: 'WHERE holds for all, whatever the join',
    sql: "SELECT a.id FROM apps a FULL JOIN tokens t ON a.label = t.label WHERE a.label = 'x' AND t.label = 'y'",
    scans: [
      "linode.profile.apps: get_profile_apps() where label = 'x'",
      "linode.profile.tokens: get_personal_access_tokens() where label = 'y'",
    ],
    runs: 'SELECT a."id" FROM "linode.profile.apps" a FULL JOIN "linode.profile.tokens" t ON a."label" = t."label" WHERE a."label" = \'x\' AND t."label" = \'y\'',
    requests: [
      '/profile/apps?page=1&page_size=500 {"label":"x"}',
      '/profile/tokens?page=1&page_size=500 {"label":"y"}',
    ],
  },
  {
    name: 'WHERE that a row of nulls fulfils is not pushed below an outer join',
    sql: "SELECT a.id FROM apps a LEFT JOIN tokens t ON t.label = a.label WHERE t.label IS NULL OR t.label = 'y'",
    scans: ['linode.profile.apps: get_profile_apps()', 'linode.profile.tokens: get_personal_access_tokens()'],
    runs: 'SELECT a."id" FROM "linode.profile.apps" a LEFT JOIN "linode.profile.tokens" t ON t."label" = a."label" WHERE t."label" IS NULL OR t."label" = \'y\'',
    requests: ['/profile/apps?page=1&page_size=500', '/profile/tokens?page=1&page_size=500'],
  },
  {
    name: 'commas, aliases and the same resource twice',
    sql: "SELECT a.id, b.id FROM apps a, profile_apps AS b WHERE a.label = b.label AND b.label = 'x' AND a.id = 1",
    scans: [
      'linode.profile.apps: get_profile_app(appId = 1)',
      "linode.profile.apps 2: get_profile_apps() where label = 'x'",
    ],
    runs: 'SELECT a."id", b."id" FROM "linode.profile.apps" a, "linode.profile.apps 2" AS b WHERE a."label" = b."label" AND b."label" = \'x\' AND a."id" = 1',
    requests: ['/profile/apps/1', '/profile/apps?page=1&page_size=500 {"label":"x"}'],
  },
  {
    name: 'a key that another table gives is looked up',
    sql: "SELECT a.label FROM tokens t JOIN apps a ON a.id = t.id WHERE t.label = 'x'",
    scans: [
      "linode.profile.tokens: get_personal_access_tokens() where label = 'x'",
      'linode.profile.apps: get_profile_apps() or get_profile_app(appId = {SELECT DISTINCT t."id" FROM "linode.profile.tokens" t WHERE (t."label" = \'x\')})',
    ],
    runs: 'SELECT a."label" FROM "linode.profile.tokens" t JOIN "linode.profile.apps" a ON a."id" = t."id" WHERE t."label" = \'x\'',
    requests: ['/profile/tokens?page=1&page_size=500 {"label":"x"}'],
  },
  {
    name: 'a key that a subquery gives is looked up',
    sql: "SELECT label FROM apps WHERE id IN (SELECT id FROM tokens WHERE label = 'x')",
    scans: [
      "linode.profile.tokens: get_personal_access_tokens() where label = 'x'",
      'linode.profile.apps: get_profile_apps() or get_profile_app(appId = {SELECT * FROM (SELECT id FROM "linode.profile.tokens" AS "tokens" WHERE label = \'x\')})',
    ],
    runs: 'SELECT label FROM "linode.profile.apps" AS "apps" WHERE id IN (SELECT id FROM "linode.profile.tokens" AS "tokens" WHERE label = \'x\')',
    requests: ['/profile/tokens?page=1&page_size=500 {"label":"x"}'],
  },
  {
    name: 'USING makes one column of two',
    sql: 'SELECT id, apps.label, tokens.label FROM apps JOIN tokens USING (id) WHERE id > 3',
    scans: ['linode.profile.apps: get_profile_apps()', 'linode.profile.tokens: get_personal_access_tokens()'],
    runs: 'SELECT id, apps."label", tokens."label" FROM "linode.profile.apps" AS "apps" JOIN "linode.profile.tokens" AS "tokens" USING (id) WHERE id > 3',
    requests: ['/profile/apps?page=1&page_size=500', '/profile/tokens?page=1&page_size=500'],
  },
  {
    name: 'a NATURAL join needs the columns that both have',
    sql: 'SELECT website FROM apps NATURAL JOIN account.logins',
    scans: ['linode.profile.apps: get_profile_apps()', 'linode.account.logins: get_logins()'],
    runs: 'SELECT website FROM "linode.profile.apps" AS "apps" NATURAL JOIN "linode.account.logins" AS "linode/account/logins"',
    requests: ['/account/logins?page=1&page_size=500', '/profile/apps?page=1&page_size=500'],
  },
  {
    name: 'a subquery filters its own table',
    sql: "SELECT id FROM apps WHERE EXISTS (SELECT 1 FROM tokens WHERE tokens.label = apps.label AND tokens.label = 'x')",
    scans: [
      'linode.profile.apps: get_profile_apps()',
      "linode.profile.tokens: get_personal_access_tokens() where label = 'x'",
    ],
    runs: 'SELECT id FROM "linode.profile.apps" AS "apps" WHERE EXISTS (SELECT 1 FROM "linode.profile.tokens" AS "tokens" WHERE tokens."label" = apps."label" AND tokens."label" = \'x\')',
    requests: ['/profile/apps?page=1&page_size=500', '/profile/tokens?page=1&page_size=500 {"label":"x"}'],
  },
  {
    name: 'a derived table filters its own, and by what is asked of its result',
    sql: "SELECT d.n FROM (SELECT label AS n FROM apps WHERE label = 'x') d WHERE d.n = 'y'",
    scans: ["linode.profile.apps: get_profile_apps() where label = 'x' and label = 'y'"],
    runs: 'SELECT d."n" FROM (SELECT label AS n FROM "linode.profile.apps" AS "apps" WHERE label = \'x\') d WHERE d."n" = \'y\'',
    requests: ['/profile/apps?page=1&page_size=500 {"+and":[{"label":"x"},{"label":"y"}]}'],
  },
  {
    name: 'what is asked of a UNION is asked of each part that gives a column as it is',
    sql: "SELECT * FROM (SELECT label AS n FROM apps UNION ALL SELECT label FROM tokens UNION ALL SELECT upper(label) FROM oauth_clients) WHERE n = 'x'",
    scans: [
      "linode.profile.apps: get_profile_apps() where label = 'x'",
      "linode.profile.tokens: get_personal_access_tokens() where label = 'x'",
      'linode.account.oauth_clients: get_clients()',
    ],
    runs: 'SELECT * FROM (SELECT label AS n FROM "linode.profile.apps" AS "apps" UNION ALL SELECT label FROM "linode.profile.tokens" AS "tokens" UNION ALL SELECT upper(label) FROM "linode.account.oauth_clients" AS "oauth_clients") WHERE n = \'x\'',
    requests: [
      '/account/oauth-clients?page=1&page_size=500',
      '/profile/apps?page=1&page_size=500 {"label":"x"}',
      '/profile/tokens?page=1&page_size=500 {"label":"x"}',
    ],
  },
  {
    name: 'what is asked of the first rows is not asked of all',
    sql: "SELECT * FROM (SELECT label FROM apps ORDER BY id LIMIT 3) WHERE label = 'x'",
    scans: ['linode.profile.apps: get_profile_apps()'],
    runs: 'SELECT * FROM (SELECT label FROM "linode.profile.apps" AS "apps" ORDER BY id LIMIT 3) WHERE label = \'x\'',
    requests: ['/profile/apps?page=1&page_size=500'],
  },
  {
    name: 'what is asked of groups is not asked of rows',
    sql: "SELECT * FROM (SELECT label, count(*) FROM apps GROUP BY label) WHERE label = 'x'",
    scans: ['linode.profile.apps: get_profile_apps()'],
    runs: 'SELECT * FROM (SELECT label, count(*) FROM "linode.profile.apps" AS "apps" GROUP BY label) WHERE label = \'x\'',
    requests: ['/profile/apps?page=1&page_size=500'],
  },
  {
    name: 'a key that is asked of a result is asked of the API',
    sql: 'SELECT * FROM (SELECT id AS app, label FROM apps) WHERE app IN (7, 8)',
    scans: ['linode.profile.apps: get_profile_app(appId = 7 | 8)'],
    runs: 'SELECT * FROM (SELECT id AS app, label FROM "linode.profile.apps" AS "apps") WHERE app IN (7, 8)',
    requests: ['/profile/apps/7', '/profile/apps/8'],
  },
  {
    name: 'keys of a result may come from another table, but not from its own',
    sql: 'SELECT * FROM (SELECT id, label FROM apps) a JOIN tokens t ON t.id = a.id WHERE a.id = a.label',
    scans: [
      'linode.profile.tokens: get_personal_access_tokens()',
      'linode.profile.apps: get_profile_apps() or get_profile_app(appId = {SELECT DISTINCT t."id" FROM "linode.profile.tokens" t})',
    ],
    runs: 'SELECT * FROM (SELECT id, label FROM "linode.profile.apps" AS "apps") a JOIN "linode.profile.tokens" t ON t."id" = a."id" WHERE a."id" = a."label"',
    requests: ['/profile/tokens?page=1&page_size=500'],
  },
  {
    name: 'a subquery that speaks of a derived table around it gives no keys',
    sql: 'SELECT * FROM (SELECT id, label FROM apps) a WHERE a.id IN (SELECT t.id FROM tokens t WHERE t.label = a.label)',
    scans: ['linode.profile.apps: get_profile_apps()', 'linode.profile.tokens: get_personal_access_tokens()'],
    runs: 'SELECT * FROM (SELECT id, label FROM "linode.profile.apps" AS "apps") a WHERE a."id" IN (SELECT t."id" FROM "linode.profile.tokens" t WHERE t."label" = a."label")',
    requests: ['/profile/apps?page=1&page_size=500', '/profile/tokens?page=1&page_size=500'],
  },
  {
    name: 'a common table is fetched once, however often it is used',
    sql: "WITH a AS (SELECT id FROM apps WHERE label = 'x') SELECT * FROM a, a AS b",
    scans: ["linode.profile.apps: get_profile_apps() where label = 'x'"],
    runs: 'WITH a AS (SELECT id FROM "linode.profile.apps" AS "apps" WHERE label = \'x\') SELECT * FROM a, a AS b',
    requests: ['/profile/apps?page=1&page_size=500 {"label":"x"}'],
  },
  {
    name: 'a recursive common table',
    sql: 'WITH RECURSIVE up(id) AS (SELECT 1 UNION SELECT apps.id FROM apps JOIN up ON apps.id = up.id + 1) SELECT id FROM up',
    scans: ['linode.profile.apps: get_profile_apps()'],
    runs: 'WITH RECURSIVE up(id) AS (SELECT 1 UNION SELECT apps."id" FROM "linode.profile.apps" AS "apps" JOIN up ON apps."id" = up."id" + 1) SELECT id FROM up',
    requests: ['/profile/apps?page=1&page_size=500'],
  },
  {
    name: 'each part of a UNION has its own scan',
    sql: "SELECT id FROM apps WHERE label = 'x' UNION SELECT id FROM apps WHERE label = 'y' ORDER BY id LIMIT 1",
    scans: [
      "linode.profile.apps: get_profile_apps() where label = 'x'",
      "linode.profile.apps 2: get_profile_apps() where label = 'y'",
    ],
    runs: 'SELECT id FROM "linode.profile.apps" AS "apps" WHERE label = \'x\' UNION SELECT id FROM "linode.profile.apps 2" AS "apps" WHERE label = \'y\' ORDER BY id LIMIT 1',
    requests: [
      '/profile/apps?page=1&page_size=500 {"label":"x"}',
      '/profile/apps?page=1&page_size=500 {"label":"y"}',
    ],
  },
  {
    name: 'the full name as a qualifier',
    sql: "SELECT linode.profile.apps.id, linode.profile.apps.* FROM linode.profile.apps WHERE linode.profile.apps.label = 'x'",
    scans: ["linode.profile.apps: get_profile_apps() where label = 'x'"],
    runs: 'SELECT "linode/profile/apps"."id", "linode/profile/apps".* FROM "linode.profile.apps" AS "linode/profile/apps" WHERE "linode/profile/apps"."label" = \'x\'',
    requests: ['/profile/apps?page=1&page_size=500 {"label":"x"}'],
  },
  {
    name: 'two tables whose names end in the same word',
    sql: `SELECT linode.account.logins.id, profile.logins.* FROM linode.account.logins JOIN profile.logins
      ON profile.logins.id = linode.account.logins.id`,
    scans: [
      'linode.profile.logins: get_logins()',
      'linode.account.logins: get_logins() or get_login(loginId = {SELECT DISTINCT "linode/profile/logins"."id" FROM "linode.profile.logins" AS "linode/profile/logins"})',
    ],
    runs: `SELECT "linode/account/logins"."id", "linode/profile/logins".* FROM "linode.account.logins" AS "linode/account/logins" JOIN "linode.profile.logins" AS "linode/profile/logins"
      ON "linode/profile/logins"."id" = "linode/account/logins"."id"`,
    requests: ['/profile/logins?page=1&page_size=500'],
  },
  {
    name: 'one within the query of the other',
    sql: 'SELECT id FROM linode.account.logins WHERE EXISTS (SELECT 1 FROM linode.profile.logins WHERE linode.account.logins.username = logins.username)',
    scans: ['linode.account.logins: get_logins()', 'linode.profile.logins: get_logins()'],
    runs: 'SELECT id FROM "linode.account.logins" AS "linode/account/logins" WHERE EXISTS (SELECT 1 FROM "linode.profile.logins" AS "linode/profile/logins" WHERE "linode/account/logins"."username" = "linode/profile/logins"."username")',
    requests: ['/account/logins?page=1&page_size=500', '/profile/logins?page=1&page_size=500'],
  },
];
