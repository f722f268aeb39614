const assert = require('node:assert/strict');
const {readFileSync} = require('node:fs');
const path = require('node:path');
const pg = require('pg');
const Cursor = require('pg-cursor');

async function main() {
  const client = new pg.Client();
  await client.connect();
  const {rows, fields} = await client.query(
    'SELECT id, public, count(*) OVER () AS n, 1 AS one, 1.5 AS r FROM oauth_clients WHERE label <> $1 LIMIT 1',
    ['x'],
  );
  assert.deepEqual(
    Object.values(rows[0]).map(value => typeof value),
    ['string', 'boolean', 'string', 'number', 'number'],
  );
  assert.deepEqual(
    fields.map(field => field.dataTypeID),
    [25, 16, 20, 23, 701],
  );
  const prepared = {
    name: 'apps',
    text: 'SELECT id, created FROM linode.profile.apps WHERE created > $1 LIMIT $2',
  };
  for (const most of [2, 1]) {
    const found = await client.query({...prepared, values: [new Date('2000-01-01'), most]});
    assert.equal(found.rows.length, most);
    assert.ok(found.rows[0].created instanceof Date);
  }
  await assert.rejects(client.query('SELECT nope FROM oauth_clients'), {code: '42703', position: '8'});
  const cursor = client.query(new Cursor('SELECT id FROM linode.profile.apps'));
  assert.equal((await cursor.read(5)).length, 5);
  assert.ok((await cursor.read(1000)).length > 5);
  await cursor.close();
  const several = await client.query('SELECT 1 AS a; SELECT 2 AS b');
  assert.deepEqual(
    several.map(each => each.rows[0]),
    [{a: 1}, {b: 2}],
  );
  await client.query('BEGIN');
  const key = (await client.query('SELECT min(id) AS id FROM oauth_clients')).rows[0].id;
  const changed = await client.query('UPDATE oauth_clients SET label = $1 WHERE id = $2', ['node', key]);
  assert.equal(changed.rowCount, 1);
  await client.query('COMMIT');
  const after = await client.query('SELECT label FROM oauth_clients WHERE id = $1', [key]);
  assert.equal(after.rows[0].label, 'node');
  await client.end();

  await assert.rejects(new pg.Client({password: 'wrong'}).connect(), {code: '28P01'});
  await assert.rejects(new pg.Client({user: 'nobody', database: 'rowgate'}).connect(), {code: '28P01'});
  await assert.rejects(new pg.Client({port: Number(process.env.TLS_PORT)}).connect(), {code: '28000'});
  const secure = new pg.Client({port: Number(process.env.TLS_PORT), ssl: {rejectUnauthorized: false}});
  await secure.connect();
  assert.equal((await secure.query('SELECT count(*)::int AS n FROM oauth_clients')).rows[0].n > 5, true);
  await assert.rejects(secure.query('DELETE FROM linode.profile.apps WHERE id = 1'), {code: '25006'});
  await secure.end();

  const pool = new pg.Pool({max: 10});
  const counts = await Promise.all(
    Array.from({length: 40}, () => pool.query('SELECT count(*) AS n FROM oauth_clients')),
  );
  assert.equal(new Set(counts.map(each => each.rows[0].n)).size, 1);
  await pool.end();
  const own = path.join(path.dirname(require.resolve('pg')), '..', 'package.json');
  console.log('pg', JSON.parse(readFileSync(own, 'utf8')).version, 'Node', process.version);
}

main();
