import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {findCredential} from '../../src/request/credentials.js';
import {findEndpoint} from '../../src/request/endpoint.js';
import {parseIni} from '../../src/request/ini.js';
import {makeFolder} from '../make-folder.js';
import {acme, canary} from './acme.js';

function createHome(t: ExecutionContext, config?: string): string {
  const home = makeFolder();
  t.teardown(() => rmSync(home, {recursive: true}));
  mkdirSync(path.join(home, '.config'));
  if (config !== undefined) writeFileSync(path.join(home, '.config', 'acme'), config);
  return home;
}

const find = (env: Readonly<Record<string, string>>, home = '/nowhere') =>
  findCredential(acme.auth, {environment: env, homeFolder: home});

const findToken = (env: Readonly<Record<string, string>>, home?: string) => {
  const found = find(env, home);
  return found.kind === 'token' ? found.token : undefined;
};

test('the first variable wins, trimmed', t => {
  t.deepEqual(find({ACME_TOKEN: ` ${canary}\n`, ACME_CLI_TOKEN: 'b'}), {
    kind: 'token',
    token: canary,
    source: 'ACME_TOKEN',
  });
  t.deepEqual(find({ACME_TOKEN: '', ACME_CLI_TOKEN: 'b'}), {
    kind: 'token',
    token: 'b',
    source: 'ACME_CLI_TOKEN',
  });
});

const config = `
; a comment
[DEFAULT]
default-user = Ann
token = shared

[ann]
token = "of-ann"

[bob]
Token: of-bob
token_other = no

[carl]
region = x
`;

test('a file has profiles', t => {
  const home = createHome(t, config);
  const file = path.join(home, '.config', 'acme');
  t.deepEqual(find({}, home), {kind: 'token', token: 'of-ann', source: `${file} [Ann]`});
  t.deepEqual(find({ACME_PROFILE: 'BOB'}, home), {kind: 'token', token: 'of-bob', source: `${file} [BOB]`});
  t.is(findToken({ACME_PROFILE: 'carl'}, home), 'shared');
  t.is(findToken({ACME_TOKEN: 'env'}, home), 'env');
});

test('a file without a chosen profile has a default one', t => {
  t.is(findToken({}, createHome(t, '[Default]\ntoken=a=b\n')), 'a=b');
});

test('a profile that is named must be there', t => {
  const error = t.throws(() => find({ACME_PROFILE: 'dora'}, createHome(t, config)));
  t.like(error, {code: 'no_credentials'});
  t.regex(error?.message ?? '', /"dora", which ACME_PROFILE names/);
});

test('a variable may name the file', t => {
  const home = createHome(t, config);
  const other = path.join(home, 'other');
  writeFileSync(other, '[default]\ntoken = elsewhere\n');
  t.is(findToken({ACME_CONFIG: other}, home), 'elsewhere');
  t.is(findToken({ACME_CONFIG: path.join(home, 'none')}, home), 'of-ann');
});

test('none at all: the error names the first variable and the way out', t => {
  const home = createHome(t);
  mkdirSync(path.join(home, '.config', 'acme'));
  const error = t.throws(() => find({}, home));
  t.like(error, {
    code: 'no_credentials',
    message: 'There is no token: ACME_TOKEN is not set',
    hint: 'Set ACME_TOKEN to one (ACME_CLI_TOKEN and a profile in ~/.config/acme work too), or try with {env: (await startSandbox()).env}, which needs none',
  });
});

for (const token of [`${canary}\r\nX-Other: 1`, `${canary} b`, `${canary}\u00e9`, `${canary}\u200b`]) {
  test(`a token that can't be sent is refused without showing it: ${JSON.stringify(token)}`, t => {
    const error = t.throws(() => find({ACME_TOKEN: token}));
    t.like(error, {code: 'no_credentials'});
    t.notRegex(`${error?.message} ${error?.stack}`, new RegExp(canary));
  });
}

test('an INI file of all forms', t => {
  const ini = parseIni("a=1\r\n[ X ] ; c\r\nb : 'two words'\r\n#c=3\r\n  d =\r\nno pair\r\n[x]\nE=5=6\n");
  t.deepEqual(Object.fromEntries(ini.get('x') ?? []), {b: 'two words', d: '', e: '5=6'});
  t.deepEqual([...ini.keys()], ['x']);
});

test('a file of authorities must be there and have a certificate', t => {
  const home = createHome(t, 'no certificate');
  const file = path.join(home, '.config', 'acme');
  for (const name of [file, path.join(home, 'none'), home]) {
    const error = t.throws(() => findEndpoint(acme, {environment: {ACME_CA: name}, homeFolder: home}));
    t.like(error, {code: 'file'});
    t.regex(error?.message ?? '', /ACME_CA/);
  }
});
