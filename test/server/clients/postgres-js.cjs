const assert = require('node:assert/strict');
const {readFileSync} = require('node:fs');
const path = require('node:path');
const postgres = require('postgres');

async function main() {
  const sql = postgres();
  const rows = await sql`
    SELECT id, public, count(*) OVER () AS n FROM oauth_clients WHERE label <> ${'x'} AND public = ${false} LIMIT ${2}`;
  assert.equal(rows.length, 2);
  assert.equal(rows[0].public, false);
  let count = 0;
  for await (const some of sql`SELECT id FROM linode.profile.apps`.cursor(10)) count += some.length;
  assert.ok(count > 10);
  await assert.rejects(sql`SELECT nope FROM oauth_clients`, {code: '42703', position: '8'});
  const since =
    await sql`SELECT created FROM linode.profile.apps WHERE created > ${new Date('2000-01-01')} LIMIT 1`;
  assert.ok(since[0].created instanceof Date);
  const [{id}] = await sql`SELECT min(id) AS id FROM oauth_clients`;
  await sql.begin(async inner => {
    const changed = await inner`UPDATE oauth_clients SET label = ${'postgres.js'} WHERE id = ${id}`;
    assert.equal(changed.count, 1);
  });
  assert.equal((await sql`SELECT label FROM oauth_clients WHERE id = ${id}`)[0].label, 'postgres.js');
  const slow = postgres({port: Number(process.env.SLOW_PORT)});
  const query = slow`SELECT id FROM oauth_clients`.execute();
  setTimeout(() => query.cancel(), 1000);
  await assert.rejects(query, {code: '57014'});
  await Promise.all([sql.end(), slow.end()]);
  const own = path.join(path.dirname(require.resolve('postgres')), '..', '..', 'package.json');
  const {version} = JSON.parse(readFileSync(own.replace('cjs/package.json', 'package.json'), 'utf8'));
  console.log('postgres.js', version, 'Node', process.version);
}

main();
