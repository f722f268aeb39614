import {execFile} from 'node:child_process';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {refuseModules} from '../../refuse-modules.js';

const run = promisify(execFile);
const script = path.join(import.meta.dirname, 'ask-server.js');

test('without PGlite a client is told what to install, and all else is answered', async t => {
  const {stdout} = await run(process.execPath, [
    ...['--import', refuseModules(['@electric-sql/pglite']), script],
    ...['SELECT relname FROM pg_class', "SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'"],
    ...['SELECT pg_catalog.version() AS v', 'SELECT id FROM oauth_clients LIMIT 1'],
  ]);
  t.deepEqual(stdout.trim().split('\n'), [
    'E 0A000 queries of the system catalogue need the package PGlite' +
      ' (Where Rowgate is installed, run: npm install @electric-sql/pglite)',
    'Z I',
    ...['T extversion:25', 'C SELECT 0', 'Z I'],
    ...['T v:25', 'D PostgreSQL 15.0 (Rowgate), Rowgate', 'C SELECT 1', 'Z I'],
    ...['T id:25', 'D a', 'C SELECT 1', 'Z I'],
  ]);
});

test('PGlite is not loaded by what is known without it', async t => {
  const {stdout} = await run(process.execPath, [
    ...['--import', refuseModules(['/catalogue/catalogue-worker.js']), script],
    ...["select oid, typbasetype from pg_type where typname = 'lo'", 'SELECT current_schema()'],
  ]);
  t.deepEqual(stdout.trim().split('\n'), [
    ...['T oid:26 typbasetype:26', 'C SELECT 0', 'Z I'],
    ...['T current_schema:25', 'D account', 'C SELECT 1', 'Z I'],
  ]);
});
