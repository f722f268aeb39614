import test from 'ava';
import {bind, execute, parse, sync} from './raw-client.js';
import {answerLists, type Setting, withServer} from './with-server.js';

const writes: Setting = {allowWrites: true};
const settled = ['Z I'];

test('a write tells how many rows it changed', async t => {
  const {open, api} = await withServer(t, writes);
  const client = await open();
  t.deepEqual(await client.query("UPDATE oauth_clients SET label = 'x' WHERE id = 'a'"), [
    'C UPDATE 1',
    'Z I',
  ]);
  t.deepEqual(await client.query("UPDATE oauth_clients SET label = 'x' WHERE id = 'none'"), [
    'C UPDATE 0',
    'Z I',
  ]);
  t.deepEqual(await client.query('SET rowgate.yes = on'), ['C SET', 'Z I']);
  t.deepEqual(await client.query('DELETE FROM linode.profile.apps WHERE id < 3'), ['C DELETE 2', 'Z I']);
  t.deepEqual(
    await client.query(
      "INSERT INTO oauth_clients (label, redirect_uri) VALUES ('n', 'https://n.example') RETURNING id, secret",
    ),
    ['T id:25 secret:25', 'D new|shown-once', 'C INSERT 0 1', 'Z I'],
  );
  t.deepEqual(
    api.requests.filter(({method}) => method !== 'GET').map(({method, path}) => `${method} ${path}`),
    [
      'PUT /account/oauth-clients/a',
      'DELETE /profile/apps/1',
      'DELETE /profile/apps/2',
      'POST /account/oauth-clients',
    ],
  );
});

test('a secret that is shown only once has to be asked for', async t => {
  const {open, api} = await withServer(t, writes);
  const client = await open();
  const insert = "INSERT INTO oauth_clients (label, redirect_uri) VALUES ('n', 'https://n.example')";
  for (const sql of [insert, `${insert} RETURNING id`]) {
    t.regex((await client.query(sql))[0] ?? '', /^E 42501 .* \(Add RETURNING secret\.\)$/);
  }
  await client.query('BEGIN');
  t.regex(
    (await client.query(insert))[0] ?? '',
    /^E 42501 .* in autocommit mode, with RETURNING secret\.\)$/,
  );
  t.deepEqual(api.requests, []);
});

test('a secret goes where the server keeps secrets', async t => {
  const kept: unknown[] = [];
  const write = (record: unknown) => void kept.push(record);
  const {open} = await withServer(t, {
    ...writes,
    keeping: {secretSink: {where: 'a safe', write, close: () => {}}},
  });
  const client = await open();
  const insert = "INSERT INTO oauth_clients (label, redirect_uri) VALUES ('n', 'https://n.example')";
  t.deepEqual(await client.query(insert), ['C INSERT 0 1', 'Z I']);
  t.is((await client.query(`${insert} RETURNING id, secret`))[1], 'D new|(in a safe)');
  // What is no secret that is shown once is no matter of the safe.
  t.regex((await client.query('SELECT secret FROM oauth_clients'))[1] ?? '', /^D /);
  const commit = await client.query(`BEGIN; ${insert}; COMMIT`);
  t.is(commit.at(-2), 'C COMMIT');
  t.deepEqual(
    kept,
    Array(3).fill({resource: 'linode.account.oauth_clients', key: 'new', secrets: {secret: 'shown-once'}}),
  );
});

test('a secret that could not be kept there is in an error', async t => {
  const write = () => {
    throw new Error('full');
  };
  const {open} = await withServer(t, {
    ...writes,
    keeping: {secretSink: {where: 'a safe', write, close: () => {}}},
  });
  const client = await open();
  const insert = "INSERT INTO oauth_clients (label, redirect_uri) VALUES ('n', 'https://n.example')";
  for (const sql of [insert, `${insert} RETURNING id, secret`]) {
    const answers = await client.query(sql);
    const [error = ''] = answers.filter(line => line.startsWith('E '));
    t.regex(error, /^E 40003 all changes were made, but a secret could not be kept .*shown-once/, sql);
  }
});

test('a write of several rows needs consent, and not more than the most that is set', async t => {
  const {open, api} = await withServer(t, writes);
  const client = await open();
  const sql = "UPDATE oauth_clients SET label = 'x' WHERE true";
  const refused = await client.query(sql);
  t.regex(refused[0] ?? '', /^E 42501 .* needs your consent; nothing was changed/);
  t.regex(refused[0] ?? '', /\(.*SET rowgate\.dry_run = on.*SET rowgate\.yes = on.*\)$/);
  await client.query('SET rowgate.yes = on; SET rowgate.max_changes = 2');
  const tooMany = await client.query(sql);
  t.regex(tooMany[0] ?? '', /^E 42501 .* \(If that is meant: SET rowgate\.max_changes = 3\.\)$/);
  t.true(api.requests.every(({method}) => method === 'GET'));
});

test('a dry run shows what would change, and is described beforehand', async t => {
  const {open, api} = await withServer(t, writes);
  const client = await open();
  await client.query('SET rowgate.dry_run = on');
  client.write(
    parse("UPDATE oauth_clients SET label = $1 WHERE id = 'a'"),
    bind({values: ['x']}),
    execute(),
    sync,
  );
  const answers = await client.until('Z');
  t.deepEqual(answers.slice(0, 2), ['1', '2']);
  t.regex(answers[2] ?? '', /^D 1\|update\|a\|label\|client a\|x\|PUT /);
  t.is(answers[3], 'C SELECT 1');
  t.true(api.requests.every(({method}) => method === 'GET'));
});

test('a statement that was described otherwise is not run', async t => {
  const {open} = await withServer(t, writes);
  const client = await open();
  client.write(parse("UPDATE oauth_clients SET label = 'x' WHERE id = 'a'", {name: 's'}), sync);
  await client.until('Z');
  await client.query('SET rowgate.dry_run = on');
  client.write(bind({name: 's'}), execute(), sync);
  t.regex((await client.until('Z'))[1] ?? '', /^E 0A000 .* other columns than were described/);
});

test('changes not all of which were made are an error that loses nothing', async t => {
  const {open} = await withServer(t, {
    ...writes,
    answer: request =>
      request.method === 'PUT' && request.path.endsWith('/b')
        ? {status: 400, json: {errors: [{field: 'label', reason: 'is taken'}]}}
        : answerLists(request),
  });
  const client = await open();
  await client.query('SET rowgate.yes = on');
  const sql = "UPDATE oauth_clients SET label = 'x' WHERE id IN ('a', 'b')";
  for (const text of [sql, `${sql} RETURNING id`]) {
    const [error = '', ...rest] = await client.query(text);
    t.regex(error, /^E HV000 1 of 2 changes failed, 1 done /);
    t.regex(error, /is taken/);
    t.regex(error, /\{"id":"a"/);
    t.deepEqual(rest, settled);
  }
});

test('the secrets of what was made are in the error for what was not', async t => {
  let made = 0;
  const {open} = await withServer(t, {
    ...writes,
    answer: request => {
      if (request.method !== 'POST') return answerLists(request);
      made += 1;
      return made === 1 ? answerLists(request) : {status: 400, json: {errors: [{reason: 'enough'}]}};
    },
  });
  const client = await open();
  await client.query('SET rowgate.yes = on');
  const [error = ''] = await client.query(
    "INSERT INTO oauth_clients (label, redirect_uri) VALUES ('n', 'https://n.example'), ('m', 'https://m.example') RETURNING id, secret",
  );
  t.regex(error, /^E HV000 1 of 2 changes failed, 1 done /);
  t.regex(error, /\{"id":"new","secret":"shown-once"\}/);
});

test('a change that got no answer has an unknown outcome', async t => {
  const {open, api} = await withServer(t, {
    ...writes,
    answer: request => (request.method === 'DELETE' ? {after: api.close()} : answerLists(request)),
  });
  const client = await open();
  await client.query('SET rowgate.yes = on');
  const [error = ''] = await client.query('DELETE FROM linode.profile.apps WHERE id = 1');
  t.regex(error, /^E 40003 1 of 1 change has an unknown outcome \[\{"id":1,"outcome":"unknown",/);
});

test('a transaction that says so, and a session, only read', async t => {
  const {open, api} = await withServer(t, writes);
  const client = await open();
  const sql = 'DELETE FROM linode.profile.apps WHERE id = 1';
  await client.query('BEGIN READ ONLY');
  t.is((await client.query(sql))[0], 'E 25006 this transaction is read-only: nothing was changed');
  await client.query('ROLLBACK');
  await client.query('SET default_transaction_read_only = on');
  t.is((await client.query(sql))[0], 'E 25006 this transaction is read-only: nothing was changed');
  t.deepEqual(api.requests, []);
});
