/* Runs real clients against a server over the sandbox. See README.md. */
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';

const folder = import.meta.dirname;
const main = path.join(folder, '../../../dist/cli/main.cjs');
const installed = process.argv[2] ?? '';
const python = path.join(installed, 'bin/python');
const driver =
  existsSync(installed) && readdirSync(installed).find(name => /^postgresql-.*\.jar$/.test(name));
const password = 'secret';
const cache = mkdtempSync(path.join(tmpdir(), 'rowgate-'));

/** Starts a server, and gives its port once it is ready. */
async function serve(args, env = {}) {
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', ...args], {
    env: {
      PATH: process.env.PATH,
      HOME: '/nowhere',
      XDG_CACHE_HOME: cache,
      ROWGATE_PASSWORD: password,
      ...env,
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let text = '';
  const port = await new Promise((resolve, reject) => {
    child.stderr.on('data', chunk => {
      text += chunk;
      const [, found] = / -p (\d+) /.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.on('close', () => reject(new Error(text)));
  });
  return {child, port};
}

const fast = await serve(['--sandbox', '--allow-writes']);
// An API that never answers, for queries that are cancelled.
const silent = createServer(() => {});
await new Promise(resolve => silent.listen(0, '127.0.0.1', resolve));
const slow = await serve([], {
  LINODE_URL: `http://127.0.0.1:${silent.address().port}`,
  LINODE_TOKEN: 'x',
});
// Others than this machine could connect, so that it is encrypted, with a certificate that is made up.
const encrypted = await serve(['--sandbox', '--host', '0.0.0.0']);

const env = {
  ...process.env,
  PGHOST: '127.0.0.1',
  PGPORT: fast.port,
  SLOW_PORT: slow.port,
  TLS_PORT: encrypted.port,
  PGUSER: 'rowgate',
  PGDATABASE: 'rowgate',
  PGPASSWORD: password,
};

const scripts = [
  ['psql.sh', 'sh', true],
  ['browse.sh', 'sh', true],
  ['psycopg2_client.py', python, existsSync(python)],
  ['psycopg3_client.py', python, existsSync(python)],
  ['asyncpg_client.py', python, existsSync(python)],
  ['pg8000_client.py', python, existsSync(python)],
  ['sqlalchemy_client.py', python, spawnSync(python, ['-c', 'import sqlalchemy, pandas']).status === 0],
  ['Jdbc.java', 'java', Boolean(driver), ['-cp', path.join(installed, driver || '')]],
  ['node-postgres.cjs', process.execPath, existsSync(path.join(installed, 'node_modules/pg'))],
  ['postgres-js.cjs', process.execPath, existsSync(path.join(installed, 'node_modules/postgres'))],
];

let status = 0;
for (const [script, program, isInstalled, options = []] of scripts) {
  if (!isInstalled) {
    console.log(`left out: ${script}`);
    continue;
  }
  const done = spawnSync(program, [...options, path.join(folder, script)], {
    env: {...env, NODE_PATH: path.join(installed, 'node_modules')},
    encoding: 'utf8',
    timeout: 120_000,
  });
  const isWell = done.status === 0;
  console.log(`${isWell ? 'well' : 'FAILED'}: ${script}: ${done.stdout.trim().split('\n').at(-1)}`);
  if (!isWell) console.log(done.stdout, done.stderr);
  if (!isWell) status = 1;
}
for (const {child} of [fast, slow, encrypted]) child.kill();
silent.closeAllConnections();
silent.close();
rmSync(cache, {recursive: true});
process.exitCode = status;
