import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {readConfig} from '../../src/config/read-config.js';
import {makeFolder} from '../make-folder.js';
import {acme} from '../request/acme.js';

function createFolder(t: ExecutionContext): string {
  const folder = makeFolder();
  t.teardown(() => rmSync(folder, {recursive: true}));
  return folder;
}

/** Writes a configuration whose one connection has the name given. */
function writeConfig(file: string, name: string): string {
  mkdirSync(path.dirname(file), {recursive: true});
  writeFileSync(file, `connections: {${name}: {provider: acme}}\n`);
  return file;
}

const empty = {connections: [], groups: [], readOnly: false};

test('an explicit path goes before ROWGATE_CONFIG, that before XDG_CONFIG_HOME, that before ~/.config', async t => {
  const home = createFolder(t);
  const xdg = path.join(home, 'xdg');
  const inHome = writeConfig(path.join(home, '.config/rowgate/config.yaml'), 'in_home');
  const inXdg = writeConfig(path.join(xdg, 'rowgate/config.yaml'), 'in_xdg');
  const named = writeConfig(path.join(home, 'named.yaml'), 'named');
  const explicit = writeConfig(path.join(home, 'explicit.yaml'), 'explicit');
  const read = async (file?: string, env: Readonly<Record<string, string>> = {}) => {
    const config = await readConfig(file, env, home, [acme]);
    return [config.connections[0]?.name, config.path];
  };
  const both = {XDG_CONFIG_HOME: xdg, ROWGATE_CONFIG: named};
  t.deepEqual(await read(explicit, both), ['explicit', explicit]);
  t.deepEqual(await read(undefined, both), ['named', named]);
  t.deepEqual(await read(undefined, {XDG_CONFIG_HOME: xdg, ROWGATE_CONFIG: ''}), ['in_xdg', inXdg]);
  t.deepEqual(await read(), ['in_home', inHome]);
  t.deepEqual(await read(undefined, {XDG_CONFIG_HOME: 'relative'}), ['in_home', inHome]);
});

test('there need not be a file, unless it is named', async t => {
  const home = createFolder(t);
  t.deepEqual(await readConfig(undefined, {}, home, [acme]), empty);
  const file = path.join(home, 'none.yaml');
  for (const config of [
    readConfig(file, {}, home, [acme]),
    readConfig(undefined, {ROWGATE_CONFIG: file}, home, [acme]),
  ]) {
    const error = await t.throwsAsync(config);
    t.like(error, {code: 'usage', message: `the configuration file ${file} can't be read (ENOENT)`});
  }
});

test('a file that is there and can’t be read is an error', async t => {
  const home = createFolder(t);
  mkdirSync(path.join(home, '.config/rowgate/config.yaml'), {recursive: true});
  t.like(await t.throwsAsync(readConfig(undefined, {}, home, [acme])), {code: 'usage'});
});
