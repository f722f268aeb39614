import {execFileSync} from 'node:child_process';
import {chmodSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {SecretSource} from '../../src/catalog/auth.js';
import {readCommand} from '../../src/request/read-command.js';
import {readSecret} from '../../src/request/read-secret.js';
import {makeFolder} from '../make-folder.js';

const {signal} = new AbortController();
const canary = 'canary-secret-77';

function createHome(t: ExecutionContext): string {
  const home = makeFolder();
  t.teardown(() => rmSync(home, {recursive: true}));
  return home;
}

const read = (source: SecretSource, homeFolder = '/nowhere', environment = {}) =>
  readSecret(source, {environment, homeFolder}, signal);

const run = (...script: readonly string[]) => ({
  kind: 'command' as const,
  command: [process.execPath, '-e', ...script],
});

async function catchFailure(t: ExecutionContext, promise: Promise<unknown>) {
  const error = await t.throwsAsync(promise, {name: 'RowgateError'});
  t.notRegex(`${error?.stack} ${JSON.stringify(error)}`, new RegExp(canary));
  return error;
}

test('the first line of a private file, trimmed', async t => {
  const home = createHome(t);
  const file = path.join(home, 'token');
  writeFileSync(file, `\uFEFF ${canary} \r\nsecond line\n`, {mode: 0o600});
  t.is(await read({kind: 'file', path: '~/token'}, home), canary);
  t.is(await read({kind: 'file', path: file}), canary);
  t.is(await read({kind: 'file', path: '$PLACE/token'}, '/nowhere', {PLACE: home}), canary);
});

for (const mode of [0o640, 0o604, 0o644, 0o620]) {
  test(`a file that others can open is refused: ${mode.toString(8)}`, async t => {
    const file = path.join(createHome(t), 'token');
    writeFileSync(file, canary);
    chmodSync(file, mode);
    const error = await catchFailure(t, read({kind: 'file', path: file}));
    t.like(error, {code: 'file', hint: `Close it: chmod 600 ${file}`});
    t.regex(error?.message ?? '', new RegExp(`mode ${mode.toString(8)}`));
  });
}

test('a file that is not there, a folder, and an empty first line', async t => {
  const home = createHome(t);
  writeFileSync(path.join(home, 'empty'), `\n${canary}`, {mode: 0o600});
  chmodSync(home, 0o700);
  t.like(await catchFailure(t, read({kind: 'file', path: '~/none'}, home)), {
    code: 'file',
    message: `${home}/none, which is to have a secret, can't be read (ENOENT)`,
  });
  t.like(await catchFailure(t, read({kind: 'file', path: home})), {code: 'file'});
  t.like(await catchFailure(t, read({kind: 'file', path: '~/empty'}, home)), {
    code: 'no_credentials',
    message: 'There is no token: ~/empty has nothing in its first line',
  });
});

test('the first line that a command prints, without a shell and without input', async t => {
  t.is(await read(run(`console.log(' ${canary} \\nmore')`)), canary);
  const echo = run('console.log(process.argv[1])', '$(id) `id` "a b" > x');
  t.is(await read(echo), '$(id) `id` "a b" > x');
  const input = run('process.stdin.on("data", () => {}).on("end", () => console.log("no input"))');
  t.is(await read(input), 'no input');
});

test('a command has the environment that was given, and may be in the home folder', async t => {
  t.is(await read(run('console.log(process.env.MARK)'), '/nowhere', {MARK: 'marked'}), 'marked');
  const home = createHome(t);
  writeFileSync(path.join(home, 'show'), '#!/bin/sh\necho from-home\n', {mode: 0o700});
  t.is(await read({kind: 'command', command: ['~/show']}, home), 'from-home');
});

const failures: readonly (readonly [string, SecretSource, RegExp])[] = [
  ['an exit status', run(`console.log('${canary}'); process.exitCode = 3`), /failed with exit status 3$/],
  [
    'a signal',
    run(`process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 9)`),
    /was ended by SIGTERM$/,
  ],
  ['nothing printed', run(`console.error('${canary}')`), /has nothing in its first line$/],
  ['too much', run(`console.log('${canary}'.repeat(9999))`), /prints more than a token$/],
  ['no such program', {kind: 'command', command: ['no-such-program-4711', canary]}, /started \(ENOENT\)$/],
  ['no program', {kind: 'command', command: []}, /could not be started/],
];

for (const [name, source, message] of failures) {
  test(`a command that fails is named, and its output is not shown: ${name}`, async t => {
    const error = await catchFailure(t, read(source));
    t.like(error, {code: 'no_credentials'});
    t.regex(error?.message ?? '', message);
  });
}

test('a command that does not end is ended', async t => {
  const {command} = run('setInterval(() => {}, 1000)');
  const lookUp = {environment: {}, homeFolder: '/nowhere'};
  const error = await catchFailure(t, readCommand(command, lookUp, signal, 50));
  t.like(error, {code: 'no_credentials'});
  t.regex(error?.message ?? '', /did not end within 0\.05 s$/);
});

test('an abort ends a command', async t => {
  const {command} = run('setInterval(() => {}, 1000)');
  const lookUp = {environment: {}, homeFolder: '/nowhere'};
  const reason = new Error('enough');
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 50);
  t.is(await t.throwsAsync(readCommand(command, lookUp, controller.signal)), reason);
  t.is(await t.throwsAsync(readCommand(command, lookUp, controller.signal)), reason);
});

const keystore = {kind: 'keystore', service: 'rowgate-test-none', account: 'nobody-4711'} as const;

test('an entry that the key store does not have, or no key store at all', async t => {
  const error = await catchFailure(t, read(keystore));
  t.like(error, {code: 'no_credentials'});
  t.regex(error?.message ?? '', /"nobody-4711" of "rowgate-test-none"/);
});

test('without its package, the key store says how to add it', t => {
  const script = `
    import {register} from 'node:module';
    const loader = 'export async function resolve(name, context, next) {' +
      'if (name === "@napi-rs/keyring") throw new Error("not there");' +
      'return next(name, context); }';
    register('data:text/javascript,' + encodeURIComponent(loader));
    const {readKeystore} = await import(${JSON.stringify(new URL('../../src/request/read-keystore.js', import.meta.url).href)});
    try {
      await readKeystore(${JSON.stringify(keystore)}, new AbortController().signal);
    } catch (error) {
      process.stdout.write(error.code + ': ' + error.message + '. ' + error.hint);
    }
  `;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  t.is(
    output,
    'no_credentials: The key store needs the package @napi-rs/keyring. Add it: npm install @napi-rs/keyring',
  );
});
