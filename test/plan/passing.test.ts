import test from 'ava';
import {createEngine, linode, vmware, xeonr} from '../../src/index.js';

const engine = createEngine({providers: [linode, vmware, xeonr], env: {CSP_ORG_ID: 'o'}});

/** How the values of passed rows are written here: a column's number as it is, a value after an equals sign. */
async function printPassing(sql: string): Promise<string | undefined> {
  const [plan] = await engine.planStatements(sql, {one: 1, big: 2n ** 60n, text: 'a'});
  if (plan?.kind !== 'query') throw new Error(`planned as ${plan?.kind}`);
  if (plan.passing === undefined) return undefined;
  const {values, limit} = plan.passing;
  const shown = values?.map(value => (value.kind === 'column' ? value.index : `=${value.value}`)).join(' ');
  return `${shown ?? 'by SQLite'}${limit === undefined ? '' : ` limit ${limit}`}`;
}

const cases: Readonly<Record<string, string | undefined>> = {
  // Just columns and values.
  'SELECT * FROM apps': '0 1 2 3 4 5 6',
  'SELECT label, id, label AS again FROM apps': '1 0 1',
  'SELECT a.id FROM linode.profile.apps a': '0',
  'SELECT id, page, page_size FROM apps WHERE page = 2 LIMIT 0': 'by SQLite limit 0',
  'SELECT appId, page FROM apps': '0 1',
  'SELECT id, orgId FROM oauth_apps': '0 1',
  "SELECT id, 5, 'a', NULL, TRUE, :one, :text FROM apps": '0 =5 =a =null =1 =1 =a',
  'SELECT * FROM devices LIMIT 3': '0 1 2 3 4 5 limit 3',
  'SELECT 1': '=1',
  "SELECT 1 AS a, 'b' LIMIT 1": '=1 =b limit 1',
  // What SQLite makes of each row by itself.
  "SELECT id FROM apps WHERE id = 5 AND label LIKE 'a%'": 'by SQLite',
  "SELECT upper(label) || '!' FROM apps": 'by SQLite',
  'SELECT id FROM apps WHERE id IN (1, 2) OR id BETWEEN 5 AND 7 LIMIT 2': 'by SQLite limit 2',
  'SELECT CASE WHEN id > 5 THEN 1 ELSE 2 END FROM apps': 'by SQLite',
  'SELECT 1.5, id FROM apps': 'by SQLite',
  'SELECT :big, id FROM apps': 'by SQLite',
  'SELECT clientSecret, name FROM clients WHERE clientId = :text': 'by SQLite',
  // What takes all rows together, or more than one table.
  'SELECT id FROM apps ORDER BY created': undefined,
  'SELECT DISTINCT label FROM apps': undefined,
  'SELECT count(*) FROM apps': undefined,
  'SELECT label FROM apps GROUP BY label': undefined,
  'SELECT id, row_number() OVER () FROM apps': undefined,
  'SELECT random() FROM apps': undefined,
  'SELECT id FROM apps LIMIT 5 OFFSET 2': undefined,
  'SELECT id FROM apps LIMIT -1': undefined,
  "SELECT id FROM apps LIMIT 'a'": undefined,
  'SELECT id FROM apps UNION ALL SELECT id FROM devices': undefined,
  'SELECT a.id FROM apps a, devices': undefined,
  'WITH t AS (SELECT id FROM apps) SELECT id FROM t': undefined,
  'SELECT id FROM (SELECT id FROM apps)': undefined,
  'SELECT id FROM apps WHERE id IN (SELECT id FROM devices)': undefined,
  "SELECT id FROM apps WHERE label LIKE 'a' ESCAPE (SELECT 'b')": undefined,
  'SELECT (SELECT max(id) FROM apps)': undefined,
  'SELECT 1 WHERE FALSE': undefined,
  'SELECT 1 + 1': undefined,
  'VALUES (1)': undefined,
};

for (const [sql, expected] of Object.entries(cases)) {
  test(`${sql}: ${expected ?? 'all rows together'}`, async t => {
    t.is(await printPassing(sql), expected);
  });
}
