import test from 'ava';
import {createEngine, linode} from '../../../src/index.js';
import type {BoundValue} from '../../../src/plan/bind-parameters.js';
import {translatePostgres} from '../../../src/server/translate/translate-postgres.js';
import {startRecordingServer} from '../../engine/recording-server.js';
import {answerLists} from '../../plan/answer-lists.js';
import {printScan} from '../../plan/print-plan.js';

const server = await startRecordingServer(answerLists);
const engine = createEngine({providers: [linode], env: {LINODE_URL: server.url, LINODE_TOKEN: 'x'}});
test.after.always(async () => {
  await engine.close();
  await server.close();
});

interface PushdownCase {
  readonly sql: string;
  readonly values?: readonly BoundValue[];
  /** What is asked of the API, without its name. */
  readonly scans: readonly string[];
}

const cases: readonly PushdownCase[] = [
  {
    sql: "SELECT id FROM profile.apps WHERE label LIKE 'dep%bot'",
    scans: ["get_profile_apps() where label contains 'dep' and label contains 'bot'"],
  },
  {
    sql: 'SELECT id FROM profile.apps WHERE label LIKE $1',
    values: ['dep%'],
    scans: ["get_profile_apps() where label contains 'dep'"],
  },
  {
    sql: "SELECT id FROM profile.apps WHERE label ILIKE '%Dep%'",
    scans: ["get_profile_apps() where label contains 'Dep'"],
  },
  {
    sql: 'SELECT id FROM profile.apps WHERE label ILIKE $1',
    values: ['%50\\% Ä dep%'],
    scans: ["get_profile_apps() where label contains '50' and label contains ' ' and label contains ' dep'"],
  },
  {
    sql: "SELECT id FROM profile.apps WHERE created > '2026-01-31 10:00+02'",
    scans: ["get_profile_apps() where created > '2026-01-31T08:00:00'"],
  },
  {
    sql: "SELECT id FROM profile.apps WHERE created >= date '2026-01-31' AND created < date '2026-01-31' + 7",
    scans: ["get_profile_apps() where created >= '2026-01-31T00:00:00' and created < '2026-02-07T00:00:00'"],
  },
  {
    sql: "SELECT id FROM profile.apps WHERE created BETWEEN timestamptz '2026-03-01' - interval '1 month' AND $1::timestamptz",
    values: ['2026-03-01T00:00:00Z'],
    scans: ["get_profile_apps() where created >= '2026-02-01T00:00:00' and created <= '2026-03-01T00:00:00'"],
  },
  {
    sql: "SELECT id FROM profile.apps WHERE created >= date_trunc('month', timestamptz '2026-03-17')",
    scans: ["get_profile_apps() where created >= '2026-03-01T00:00:00'"],
  },
  {
    sql: 'SELECT label FROM profile.apps WHERE id = ANY ($1)',
    values: [[3, 4]],
    scans: ['get_profile_app(appId = 3 | 4)'],
  },
  {
    sql: "SELECT label FROM profile.apps WHERE id = ANY ('{3,4}') AND label <> ALL (ARRAY['x'])",
    scans: ['get_profile_app(appId = 3 | 4)'],
  },
  {
    sql: 'SELECT label FROM account.oauth_clients WHERE id = ANY ($1::text[])',
    values: [['a', 'b']],
    scans: ["get_client(clientId = 'a' | 'b')"],
  },
  {sql: "SELECT label FROM profile.apps WHERE id = '7'::int", scans: ['get_profile_app(appId = 7)']},
  {
    sql: 'SELECT label FROM profile.apps WHERE id = $1::int8',
    values: [7],
    scans: ['get_profile_app(appId = 7)'],
  },
  {
    sql: 'SELECT label FROM profile.apps WHERE label = ANY ($1)',
    values: [['x', 'y']],
    scans: ["get_profile_apps() where label = 'x' or label = 'y'"],
  },
  {
    sql: 'SELECT label FROM rowgate.profile.apps ORDER BY created DESC LIMIT $1',
    values: [5],
    scans: ['get_profile_apps() order by created desc limit 5'],
  },
  {
    sql: 'SELECT label FROM profile.apps OFFSET 2 ROWS FETCH FIRST 3 ROWS ONLY',
    scans: ['get_profile_apps() limit 5'],
  },
  {
    sql: "SELECT id::text, upper(label), to_char(created, 'YYYY') FROM profile.apps LIMIT 3",
    scans: ['get_profile_apps() limit 3'],
  },
  {sql: 'SELECT label FROM profile.apps LIMIT $1', values: [null], scans: ['get_profile_apps()']},
  {
    sql: "SELECT label FROM account.oauth_clients WHERE id = 'x' OR NOT (public = 't')",
    scans: ['get_clients()'],
  },
];

for (const {sql, values = [], scans} of cases) {
  test.serial(`${sql} ${JSON.stringify(values)}`, async t => {
    const translation = translatePostgres(sql, engine.catalog);
    const [plan] = await engine.planStatements(translation.sql, values);
    if (plan?.kind !== 'query') throw new Error(`planned as ${plan?.kind}`);
    t.deepEqual(
      plan.scans.map(scan => printScan(scan).replace(/^\S+ /, '')),
      scans,
    );
    await t.notThrowsAsync(engine.query(translation.sql, values));
  });
}
