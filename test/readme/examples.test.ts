import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {startRecordingServer} from '../engine/recording-server.js';
import {makeFolder} from '../make-folder.js';
import {projectFolder} from '../project-folder.js';
import {blocks} from './blocks.js';

const examples = ['library-example', 'plan-example', 'kysely-example', 'provider-example'] as const;

/** Runs an example as compiled, and gives what it prints. */
async function runExample(name: (typeof examples)[number], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const cwd = makeFolder();
  const file = path.join(import.meta.dirname, `${name}.js`);
  const {stdout, stderr} = await promisify(execFile)(process.execPath, [file], {env, cwd});
  if (stderr !== '') throw new Error(stderr);
  return stdout;
}

test('the TypeScript blocks are these examples', t => {
  t.deepEqual(
    blocks.filter(each => each.language === 'ts').map(each => each.text),
    examples.map(name => readFileSync(path.join(projectFolder, 'test', 'readme', `${name}.ts`), 'utf8')),
  );
});

test('the example of the library runs', async t => {
  const text = await runExample('library-example');
  t.regex(text, /\[ 'label', 'public' \]/);
  t.regex(text, /\[ 'Mobile App \(iOS\)', true \], \[ 'Mobile App \(Android\)', true \] \] 1/);
  t.regex(text, /'delete'.*'DELETE \/profile\/apps\/\d+'/s);
});

test('the example of a plan runs', async t => {
  const lines = (await runExample('plan-example')).trimEnd().split('\n');
  t.is(lines.length, 4);
  t.true(lines.every(line => /^[1-4] of 4: [0-9a-f]{20} done$/.test(line)));
});

test('the example of Kysely runs', async t => {
  t.is(await runExample('kysely-example'), 'Acme Migration Tool (authorized) 64\n');
});

test('the example of a provider runs', async t => {
  const server = await startRecordingServer(request =>
    request.path === '/apps' && request.headers.authorization === 'Bearer token-of-the-test'
      ? {json: {items: [1, 2, 3].map(id => ({id, meta: {owner: id === 3 ? 'mira' : 'fred'}}))}}
      : undefined,
  );
  t.teardown(() => server.close());
  const text = await runExample('provider-example', {ACME_URL: server.url, ACME_TOKEN: 'token-of-the-test'});
  t.is(text, "[]\n[ [ 'fred', 2 ], [ 'mira', 1 ] ]\n");
});
