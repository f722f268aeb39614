import type {ReadCase} from './read-case.js';

export const timestampCases: readonly ReadCase[] = [
  {
    name: 'a date is its midnight',
    sql: "SELECT id FROM apps WHERE created > '2026-01-31'",
    scans: ["linode.profile.apps: get_profile_apps() where created > '2026-01-31T00:00:00'"],
    runs: 'SELECT id FROM "linode.profile.apps" AS "apps" WHERE created > \'2026-01-31T00:00:00\'',
    requests: ['/profile/apps?page=1&page_size=500 {"created":{"+gt":"2026-01-31T00:00:00"}}'],
  },
  {
    name: 'a zone is reckoned with',
    sql: "SELECT id FROM apps WHERE created = '2026-01-31T01:30:00+02:00'",
    scans: ["linode.profile.apps: get_profile_apps() where created = '2026-01-30T23:30:00'"],
    runs: 'SELECT id FROM "linode.profile.apps" AS "apps" WHERE created = \'2026-01-30T23:30:00\'',
    requests: ['/profile/apps?page=1&page_size=500 {"created":"2026-01-30T23:30:00"}'],
  },
  {
    name: 'a blank instead of T',
    sql: "SELECT id FROM apps WHERE '2026-01-31 12:00' <= expiry",
    scans: ["linode.profile.apps: get_profile_apps() where expiry >= '2026-01-31T12:00:00'"],
    runs: 'SELECT id FROM "linode.profile.apps" AS "apps" WHERE \'2026-01-31T12:00:00\' <= expiry',
    requests: ['/profile/apps?page=1&page_size=500 {"expiry":{"+gte":"2026-01-31T12:00:00"}}'],
  },
  {
    name: 'a constant expression of time',
    sql: "SELECT id FROM apps WHERE created < datetime('2026-01-31', '+1 day')",
    scans: ["linode.profile.apps: get_profile_apps() where created < '2026-02-01T00:00:00'"],
    runs: 'SELECT id FROM "linode.profile.apps" AS "apps" WHERE created < timestamp(datetime(\'2026-01-31\', \'+1 day\'))',
    requests: ['/profile/apps?page=1&page_size=500 {"created":{"+lt":"2026-02-01T00:00:00"}}'],
  },
  {
    name: 'other expressions become times when they run',
    sql: 'SELECT id FROM apps WHERE created < website',
    scans: ['linode.profile.apps: get_profile_apps()'],
    runs: 'SELECT id FROM "linode.profile.apps" AS "apps" WHERE created < timestamp(website)',
    requests: ['/profile/apps?page=1&page_size=500'],
  },
  {
    name: 'two times need nothing',
    sql: 'SELECT id FROM apps WHERE created < expiry',
    scans: ['linode.profile.apps: get_profile_apps()'],
    runs: 'SELECT id FROM "linode.profile.apps" AS "apps" WHERE created < expiry',
    requests: ['/profile/apps?page=1&page_size=500'],
  },
  {
    name: 'IN, BETWEEN, CASE and row values',
    sql: "SELECT CASE created WHEN '2026-01-01' THEN 1 END FROM apps WHERE created IN ('2026-01-02', '2026-01-03T00:00Z') OR (created, id) = ('2026-01-04', 1)",
    scans: ['linode.profile.apps: get_profile_apps()'],
    runs: "SELECT CASE created WHEN '2026-01-01T00:00:00' THEN 1 END AS \"CASE created WHEN '2026-01-01' THEN 1 END\" FROM \"linode.profile.apps\" AS \"apps\" WHERE created IN ('2026-01-02T00:00:00', '2026-01-03T00:00:00') OR (created, id) = ('2026-01-04T00:00:00', 1)",
    requests: ['/profile/apps?page=1&page_size=500'],
  },
  {
    name: 'the greatest time is a time',
    sql: "SELECT max(created) FROM apps GROUP BY label HAVING max(created) > '2026-01-31'",
    scans: ['linode.profile.apps: get_profile_apps()'],
    runs: 'SELECT max(created) FROM "linode.profile.apps" AS "apps" GROUP BY label HAVING max(created) > \'2026-01-31T00:00:00\'',
    requests: ['/profile/apps?page=1&page_size=500'],
  },
  {
    name: 'a time from a subquery',
    sql: "SELECT id FROM apps WHERE created = (SELECT min(created) FROM tokens) AND (SELECT max(created) FROM tokens) > '2026-01-31'",
    scans: [
      'linode.profile.apps: get_profile_apps()',
      'linode.profile.tokens: get_personal_access_tokens() order by created limit 1',
      'linode.profile.tokens 2: get_personal_access_tokens() order by created desc limit 1',
    ],
    runs: 'SELECT id FROM "linode.profile.apps" AS "apps" WHERE created = (SELECT min(created) FROM "linode.profile.tokens" AS "tokens") AND (SELECT max(created) FROM "linode.profile.tokens 2" AS "tokens") > \'2026-01-31T00:00:00\'',
    requests: [
      '/profile/apps?page=1&page_size=500',
      '/profile/tokens?page=1&page_size=25 {"+order_by":"created","+order":"asc"}',
      '/profile/tokens?page=1&page_size=25 {"+order_by":"created","+order":"desc"}',
    ],
  },
  {
    name: 'a date by function is its midnight, too',
    sql: "SELECT id FROM apps WHERE created = datetime('2026-01-31', 'start of month') AND expiry > date('2026-01-31')",
    scans: [
      "linode.profile.apps: get_profile_apps() where created = '2026-01-01T00:00:00' and expiry > '2026-01-31T00:00:00'",
    ],
    runs: "SELECT id FROM \"linode.profile.apps\" AS \"apps\" WHERE created = timestamp(datetime('2026-01-31', 'start of month')) AND expiry > timestamp(date('2026-01-31'))",
    requests: [
      '/profile/apps?page=1&page_size=500 {"created":"2026-01-01T00:00:00","expiry":{"+gt":"2026-01-31T00:00:00"}}',
    ],
  },
  {
    name: 'IN with a subquery of times needs nothing',
    sql: 'SELECT id FROM apps WHERE created IN (SELECT expiry FROM apps)',
    scans: ['linode.profile.apps: get_profile_apps()', 'linode.profile.apps 2: get_profile_apps()'],
    runs: 'SELECT id FROM "linode.profile.apps" AS "apps" WHERE created IN (SELECT expiry FROM "linode.profile.apps 2" AS "apps")',
    requests: ['/profile/apps?page=1&page_size=500'],
  },
];
