import {chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {makeFolder} from '../make-folder.js';
import {runCli} from './run-cli.js';

const query = ['query', '--sandbox', 'SELECT label FROM linode.profile.apps LIMIT 1'];
const answer = '{"label":"Deploy Dashboard"}\n';

function createHome() {
  const home = makeFolder();
  const folder = path.join(home, '.cache/rowgate');
  return {
    folder,
    run: (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      runCli(args, {env: {HOME: home, XDG_CACHE_HOME: '', ...env}}),
    /** The names of the files, without the version of Node, and what is in them. */
    read: () =>
      new Map(readdirSync(folder).map(name => [name.split('-')[0], readFileSync(path.join(folder, name))])),
  };
}

test('compiled code is kept of what has been used, for the user alone, and used again', async t => {
  const {folder, run, read} = createHome();
  t.is((await run(['query', 'SELECT 1 AS a'])).stdout, '{"a":1}\n');
  t.deepEqual([...read().keys()], ['program']);
  t.is((await run(query)).stdout, answer);
  t.deepEqual([...read().keys()].sort(), ['network', 'program', 'sandbox']);
  for (const name of readdirSync(folder)) t.is(statSync(path.join(folder, name)).mode & 0o777, 0o600);
  const again = await run(query);
  t.deepEqual([again.stdout, again.stderr, again.status], [answer, '', 0]);
});

test('compiled code that is torn, of another release, or that others may write is not used', async t => {
  const {folder, run, read} = createHome();
  await run(query);
  for (const spoil of [
    (content: Buffer) => content.subarray(0, 5000),
    (content: Buffer) => content.subarray(0, 50),
    (content: Buffer) =>
      Buffer.from(content.toString('latin1').replace(/-[0-9a-f]{16}/, '-0123456789abcdef'), 'latin1'),
    (content: Buffer) => Buffer.concat([content.subarray(0, 1024), Buffer.alloc(content.length - 1024)]),
    () => Buffer.alloc(0),
  ]) {
    const right = read();
    for (const name of readdirSync(folder)) {
      const file = path.join(folder, name);
      writeFileSync(file, spoil(readFileSync(file)));
    }
    const result = await run(query);
    t.deepEqual([result.stdout, result.stderr, result.status], [answer, '', 0]);
    t.true((read().get('program')?.length ?? 0) > (right.get('program')?.length ?? 0) / 2, 'made anew');
  }
  for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o666);
  t.is((await run(query)).stdout, answer);
  for (const name of readdirSync(folder))
    t.is(statSync(path.join(folder, name)).mode & 0o777, 0o600, 'made anew');
});

test('compiled code holds nothing of what a command was given', async t => {
  const {run, read} = createHome();
  const canary = 'canary-7f3a9b';
  await run(['query', '--sandbox', '--param', `secret=${canary}`, `SELECT :secret AS a, '${canary}' AS b`], {
    LINODE_TOKEN: canary,
  });
  t.true(read().size > 0);
  for (const content of read().values()) t.false(content.includes(canary));
});

test('no code is kept where that is turned off, or where nothing can be written', async t => {
  const {run, folder} = createHome();
  t.is((await run(query, {NODE_DISABLE_COMPILE_CACHE: '1'})).stdout, answer);
  t.throws(() => statSync(folder), {code: 'ENOENT'});
  mkdirSync(path.dirname(folder));
  writeFileSync(folder, 'in the way');
  const result = await run(query);
  t.deepEqual([result.stdout, result.stderr, result.status], [answer, '', 0]);
});
