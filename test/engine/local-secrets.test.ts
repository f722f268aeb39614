import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {createEngine, linode, RowgateError} from '../../src/index.js';
import {makeFolder} from '../make-folder.js';
import {client, pageOf, startRecordingServer} from './recording-server.js';

const canary = 'canary-secret-0123456789';

/** Each would have a secret, or something that depends on one, in a local table. */
const refused: readonly string[] = [
  'CREATE TABLE t AS SELECT * FROM oauth_clients',
  'CREATE TABLE t AS SELECT secret AS label FROM oauth_clients',
  "CREATE TABLE t AS SELECT 'x' || secret AS s FROM oauth_clients",
  'CREATE TABLE t AS SELECT length(secret) AS n FROM oauth_clients',
  'CREATE TABLE t AS SELECT group_concat(s) AS s FROM (SELECT secret AS s FROM oauth_clients)',
  'CREATE TABLE t AS SELECT (SELECT max(secret) FROM oauth_clients) AS s',
  'CREATE TABLE t AS WITH c(x) AS (SELECT secret FROM oauth_clients) SELECT json_group_array(x) AS s FROM c',
  "CREATE TABLE t AS SELECT id FROM oauth_clients WHERE secret LIKE 'c%'",
  'CREATE TABLE t AS SELECT id FROM oauth_clients ORDER BY secret',
  'CREATE TABLE t AS SELECT id FROM oauth_clients GROUP BY id HAVING max(secret) IS NOT NULL',
  'CREATE TABLE t AS SELECT id FROM oauth_clients UNION SELECT secret FROM oauth_clients',
  'CREATE TABLE t AS SELECT a.id FROM oauth_clients a NATURAL JOIN oauth_clients b',
  'CREATE TABLE t AS SELECT a.id FROM oauth_clients a JOIN oauth_clients b USING (secret)',
  "CREATE TABLE t AS SELECT id FROM oauth_clients WHERE EXISTS (SELECT * FROM oauth_clients x WHERE x.secret <> '')",
  'CREATE TABLE t AS SELECT rank() OVER (ORDER BY secret) AS n FROM oauth_clients',
  'CREATE OR REPLACE TABLE kept AS SELECT s FROM shown',
  'CREATE TABLE t AS SELECT key FROM through',
  "CREATE TABLE t AS SELECT * FROM (EXEC oauth_clients.reset_secret @clientId = 'a')",
  "CREATE TABLE t AS SELECT id FROM (EXEC oauth_clients.reset_secret @clientId = 'a')",
  `CREATE TABLE t AS SELECT content_type FROM
    (EXEC oauth_clients.get_client_thumbnail @clientId = (SELECT secret FROM oauth_clients LIMIT 1))`,
  'INSERT INTO kept SELECT secret FROM oauth_clients',
  'INSERT INTO kept VALUES ((SELECT secret FROM oauth_clients LIMIT 1))',
  'INSERT INTO kept SELECT * FROM shown',
  'UPDATE kept SET id = (SELECT secret FROM oauth_clients LIMIT 1) WHERE true',
  'UPDATE kept SET id = c.secret FROM oauth_clients c WHERE c.id = kept.id',
  "UPDATE kept SET id = 'x' WHERE id IN (SELECT id FROM oauth_clients WHERE secret > 'c')",
  "DELETE FROM kept WHERE (SELECT max(secret) FROM oauth_clients) > 'c'",
];

test('no secret comes into a local table, by whatever way', async t => {
  const folder = makeFolder();
  const db = path.join(folder, 'local.db');
  const server = await startRecordingServer(request =>
    request.path === '/account/oauth-clients'
      ? pageOf([client('a', {secret: canary})], request)
      : {json: client('a', {secret: canary})},
  );
  const env = {LINODE_URL: server.url, LINODE_TOKEN: 'canary-token'};
  const engine = createEngine({providers: [linode], env, db});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  await engine.query('CREATE TABLE kept AS SELECT id FROM oauth_clients');
  await engine.query('CREATE VIEW shown AS SELECT secret AS s FROM oauth_clients');
  await engine.query('CREATE VIEW through AS SELECT a.id AS key FROM oauth_clients a, shown WHERE s = label');
  server.requests.splice(0);
  const before = readFileSync(db);
  for (const sql of refused) {
    const error = await t.throwsAsync(engine.query(sql, [], {yes: true}), {instanceOf: RowgateError}, sql);
    t.is<string | undefined, string>(error?.code, 'refused', `${sql}: ${error?.message}`);
    t.regex(error?.message ?? '', /linode\.account\.oauth_clients\.secret/, sql);
  }
  t.deepEqual(server.lines(), []);
  t.deepEqual(readFileSync(db), before);
  // What is shown is shown with the mark of a secret, through a view too.
  const {rows, columns} = await engine.query('SELECT * FROM shown');
  t.deepEqual(rows, [[canary]]);
  t.true(columns[0]?.secret);
  await engine.query('CREATE TABLE more AS SELECT id, label, redirect_uri FROM oauth_clients');
  await engine.query("UPDATE more SET label = 'x' WHERE id IN (SELECT id FROM oauth_clients)");
  t.deepEqual(readdirSync(folder), ['local.db']);
  t.false(readFileSync(db).includes('canary'));
});
