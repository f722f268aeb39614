import {readdirSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {client} from '../engine/recording-server.js';
import {makeFolder} from '../make-folder.js';
import {type GatedServer, startGatedServer} from './gated-server.js';
import {type StartedCli, startCli} from './run-cli.js';

const rows = ['1', '2', '3', '4'].map(id => client(id));
const update = 'UPDATE oauth_clients SET public = true WHERE true; SELECT label FROM oauth_clients';

/** Starts SQL against a server. Two requests are under way at once. */
async function start(
  t: ExecutionContext,
  sql: string,
  holds: 'reads' | 'writes' | 'nothing',
  given: readonly unknown[] = rows,
): Promise<{readonly cli: StartedCli; readonly server: GatedServer}> {
  const server = await startGatedServer(t, given, holds);
  const env = {LINODE_URL: server.url, LINODE_TOKEN: 'x'};
  const cli = startCli(['query', '--yes', '--concurrency', '2', sql], {env});
  t.teardown(() => cli.child.kill('SIGKILL'));
  return {cli, server};
}

const outcomes = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line).outcome);

test('a read is given up at once', async t => {
  const {cli, server} = await start(t, 'SELECT label FROM oauth_clients', 'reads');
  await server.untilAsked('GET', 1);
  cli.child.kill('SIGINT');
  const {status, stdout, stderr} = await cli.ended;
  t.is(status, 130);
  t.is(stdout, '');
  t.regex(stderr, /^error: .*cancelled\n$/);
});

test('a write that still looks for its rows is given up at once', async t => {
  const {cli, server} = await start(t, update, 'reads');
  await server.untilAsked('GET', 1);
  cli.child.kill('SIGTERM');
  t.is((await cli.ended).status, 130);
  t.deepEqual(server.methods, ['GET']);
});

test('changes under way are waited for, and nothing else is begun', async t => {
  const {cli, server} = await start(t, update, 'writes');
  await server.untilAsked('PUT', 2);
  cli.child.kill('SIGINT');
  await cli.saw('stopping: ');
  // The same Ctrl-C, from npm and from the terminal.
  cli.child.kill('SIGINT');
  server.release();
  const {status, stdout, stderr} = await cli.ended;
  t.is(status, 4);
  t.deepEqual(server.methods, ['GET', 'PUT', 'PUT']);
  t.deepEqual(outcomes(stdout), ['done', 'done', 'skipped', 'skipped']);
  t.regex(stderr, /error: 2 of 4 changes were not sent, 2 done\n/);
});

test('a second interrupt gives the changes up, and tells which may have been made', async t => {
  const {cli, server} = await start(t, update, 'writes');
  await server.untilAsked('PUT', 2);
  cli.child.kill('SIGINT');
  await cli.saw('stopping: ');
  await sleep(400);
  cli.child.kill('SIGINT');
  const {status, stdout, stderr} = await cli.ended;
  t.is(status, 4);
  t.deepEqual(outcomes(stdout), ['unknown', 'unknown', 'skipped', 'skipped']);
  t.regex(stderr, /error: 2 of 4 changes have an unknown outcome, 2 not sent\n/);
});

test('a query that SQLite does not end is ended by the signal itself', async t => {
  const sql = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT count(*) FROM n, oauth_clients`;
  const {cli, server} = await start(t, sql, 'nothing');
  await server.untilAsked('GET', 1);
  // By then the answer is in, and SQLite at work.
  await sleep(500);
  cli.child.kill('SIGINT');
  t.is((await cli.ended).signal, 'SIGINT');
});

test('where there is something to clean up, a query that SQLite does not end is given up', async t => {
  const server = await startGatedServer(t, rows, 'nothing');
  const folder = makeFolder();
  const sql = `SELECT label FROM oauth_clients UNION ALL
    SELECT (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n)`;
  const files = ['--output', path.join(folder, 'rows.csv'), '--secrets-to', path.join(folder, 'secrets')];
  const env = {LINODE_URL: server.url, LINODE_TOKEN: 'x'};
  const cli = startCli(['query', ...files, sql], {env});
  t.teardown(() => cli.child.kill('SIGKILL'));
  await server.untilAsked('GET', 1);
  // By then the answer is in, and SQLite at work.
  await sleep(500);
  cli.child.kill('SIGINT');
  const {status, stderr} = await cli.ended;
  t.is(status, 130);
  t.regex(stderr, /^error: the query was cancelled\n/);
  t.false(readdirSync(folder).some(name => name.startsWith('rows')));
});

test('a closed pipe ends it without a word', async t => {
  const many = Array.from({length: 400}, (_, index) => client(String(index)));
  const sql = 'SELECT a.*, b.label AS other FROM oauth_clients AS a, oauth_clients AS b';
  const {cli} = await start(t, sql, 'nothing', many);
  cli.child.stdout?.once('data', () => cli.child.stdout?.destroy());
  const {status, stderr} = await cli.ended;
  t.is(stderr, '');
  t.is(status, 0);
});

test('a closed pipe with statements left is told by the exit status alone', async t => {
  const {cli} = await start(t, "SELECT printf('%.*c', 1000000, 'x'); SELECT 2", 'nothing');
  cli.child.stdout?.once('data', () => cli.child.stdout?.destroy());
  const {status, stderr} = await cli.ended;
  t.is(stderr, '');
  t.is(status, 141);
});
