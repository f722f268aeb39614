import test from 'ava';
import {withServer} from './with-server.js';

test('local tables and views are made, changed and read over the wire', async t => {
  const {open} = await withServer(t, {allowWrites: true});
  const client = await open();
  t.deepEqual(
    await client.query('CREATE TABLE snap AS SELECT id, label, public FROM account.oauth_clients'),
    ['C CREATE TABLE', 'Z I'],
  );
  t.deepEqual(
    await client.query("CREATE VIEW v AS SELECT label FROM account.oauth_clients WHERE id ILIKE 'A'"),
    ['C CREATE VIEW', 'Z I'],
  );
  t.deepEqual(await client.query("INSERT INTO local.snap (id) VALUES ('x'), ('y')"), ['C INSERT 0 2', 'Z I']);
  t.deepEqual(await client.query("UPDATE snap SET label = 'new' WHERE id = 'x'"), ['C UPDATE 1', 'Z I']);
  t.deepEqual(await client.query("DELETE FROM local.snap WHERE id = 'y'"), ['C DELETE 1', 'Z I']);
  t.deepEqual(await client.query('SELECT s.id, s.public, v.label FROM snap s JOIN local.v USING (label)'), [
    'T id:25 public:16 label:25',
    'D a|f|client a',
    'C SELECT 1',
    'Z I',
  ]);
  t.deepEqual(await client.query('DROP VIEW v'), ['C DROP VIEW', 'Z I']);
  await client.query('BEGIN');
  t.regex((await client.query('DROP TABLE snap'))[0] ?? '', /^E 0A000 local tables can't be changed between/);
});

test('a server that only reads reads them only', async t => {
  const {open} = await withServer(t);
  const client = await open();
  t.regex((await client.query('CREATE TABLE t (a int)'))[0] ?? '', /^E 25006 this server only reads/);
});
