import test from 'ava';
import {createEngine, linode, startSandbox} from '../../src/index.js';

test('a NATURAL join in parentheses, beside another table, has its columns under their names', async t => {
  const sandbox = await startSandbox();
  const engine = createEngine({providers: [linode], env: sandbox.env});
  t.teardown(async () => {
    await engine.close();
    await sandbox.close();
  });
  const {columns, rows} = await engine.query(
    `SELECT * FROM linode.account.logins l
     JOIN (linode.profile.tokens t NATURAL LEFT JOIN linode.profile.apps a) ON l.id > 1 LIMIT 1`,
  );
  const tokens = await engine.query('SELECT label, scopes, created, token FROM linode.profile.tokens');
  const found = tokens.columns.map(({name}) => rows[0]?.[columns.findIndex(each => each.name === name)]);
  t.true(
    tokens.rows.some(row => row.every((value, index) => value === found[index])),
    JSON.stringify(found),
  );
});
