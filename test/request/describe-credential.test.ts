import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {CredentialSource} from '../../src/catalog/auth.js';
import type {Connection} from '../../src/catalog/connection.js';
import {findCredential} from '../../src/request/credentials.js';
import {describeCredential, listUnusedVariables} from '../../src/request/describe-credential.js';
import {makeFolder} from '../make-folder.js';
import {acme} from './acme.js';
import {bolt} from './bolt.js';

const canary = 'canary-described';

function createHome(t: ExecutionContext): string {
  const home = makeFolder();
  t.teardown(() => rmSync(home, {recursive: true}));
  mkdirSync(path.join(home, '.config'));
  // Others can read it and a profile is missing: neither matters, since it is not opened.
  writeFileSync(path.join(home, '.config', 'acme'), `[x]\ntoken = ${canary}\n`);
  writeFileSync(path.join(home, 'token'), canary, {mode: 0o644});
  return home;
}

function connect(credential?: CredentialSource): Connection {
  return {name: 'prod', provider: 'acme', ...(credential === undefined ? {} : {credential})};
}

test('where a credential would come from', t => {
  const home = createHome(t);
  const ini = path.join(home, '.config', 'acme');
  const describe = (env: Readonly<Record<string, string>>, connection?: Connection, folder = home) =>
    describeCredential(acme.auth, connection, env, folder);
  t.is(describe({ACME_TOKEN: canary}), 'ACME_TOKEN');
  t.is(describe({ACME_TOKEN: ' ', ACME_CLI_TOKEN: canary}), 'ACME_CLI_TOKEN');
  t.is(describe({}), `a profile in ${ini}`);
  t.is(describe({ACME_PROFILE: 'bob'}), `the profile "bob" in ${ini}`);
  t.is(describe({}, undefined, '/nowhere'), 'nowhere: ACME_TOKEN is not set');
  t.is(describe({ACME_TOKEN: canary}, connect()), 'ACME_TOKEN');
  const own = connect({kind: 'env', name: 'PROD'});
  t.is(describe({ACME_TOKEN: canary}, own), 'nowhere: PROD is not set');
  t.is(describe({PROD: canary}, own), 'PROD');
  t.is(describe({}, connect({kind: 'file', path: '~/token'})), '~/token');
  t.is(describe({}, connect({kind: 'file', path: '~/none'})), 'nowhere: ~/none is not there');
  const marker = path.join(home, 'ran');
  t.is(describe({}, connect({kind: 'command', command: ['touch', marker]})), 'the command "touch"');
  t.is(describe({}, connect({kind: 'keystore', service: 's', account: 'a'})), '"a" of "s" in the key store');
});

test('of an exchange, what is exchanged', t => {
  const describe = (env: Readonly<Record<string, string>>) =>
    describeCredential(bolt.auth, undefined, env, '/nowhere');
  t.is(describe({BOLT_API_TOKEN: canary}), 'BOLT_API_TOKEN, exchanged for an access token');
  t.is(
    describe({BOLT_CLIENT_ID: 'a', BOLT_CLIENT_SECRET: canary}),
    'BOLT_CLIENT_ID and BOLT_CLIENT_SECRET, exchanged for an access token',
  );
  t.is(describe({BOLT_CLIENT_ID: 'a'}), 'nowhere: BOLT_API_TOKEN is not set');
});

const missing: readonly (readonly [Readonly<Record<string, string>>, string, string])[] = [
  [
    {},
    'There is no token: BOLT_API_TOKEN is not set',
    'Set BOLT_API_TOKEN to one (BOLT_CLIENT_ID with BOLT_CLIENT_SECRET works too), or try with {env: (await startSandbox()).env}, which needs none',
  ],
  [
    {BOLT_CLIENT_ID: 'a'},
    'There is no token: BOLT_CLIENT_SECRET is not set, though BOLT_CLIENT_ID is',
    'Set BOLT_CLIENT_SECRET, or try with {env: (await startSandbox()).env}, which needs none',
  ],
];

for (const [environment, message, hint] of missing) {
  test(message, t => {
    const error = t.throws(() => findCredential(bolt.auth, {environment, homeFolder: '/nowhere'}));
    t.like(error, {code: 'no_credentials', message, hint});
  });
}

test('an own credential that is not there is an error that names the connection', t => {
  const find = (credential: CredentialSource) => () =>
    findCredential(
      bolt.auth,
      {environment: {BOLT_API_TOKEN: canary}, homeFolder: '/nowhere'},
      connect(credential),
    );
  t.like(t.throws(find({kind: 'file', path: '~/token'})), {
    message: 'There is no token: ~/token, which the connection "prod" names, is not there',
  });
  const ini: CredentialSource = {kind: 'ini', paths: ['~/.x'], key: 'token', defaultProfile: 'd'};
  t.like(t.throws(find(ini)), {
    message: 'There is no token: a profile in ~/.x, which the connection "prod" names, is not there',
  });
});

test('variables that a connection leaves unused are told', t => {
  const list = (env: Readonly<Record<string, string>>, connection: Connection) =>
    listUnusedVariables(acme.auth, connection, env);
  const own = connect({kind: 'env', name: 'PROD'});
  t.deepEqual(list({ACME_TOKEN: canary, PROD: canary}, own), [
    'ACME_TOKEN is set, but the connection "prod" has a credential of its own and does not use it [unused_variable]',
  ]);
  t.deepEqual(list({ACME_TOKEN: canary}, connect()), []);
  t.deepEqual(list({PROD: canary}, own), []);
  t.deepEqual(list({ACME_TOKEN: canary}, connect({kind: 'env', name: 'ACME_TOKEN'})), []);
  t.is(listUnusedVariables(bolt.auth, own, {BOLT_CLIENT_ID: 'a'}).length, 0);
  t.is(listUnusedVariables(bolt.auth, own, {BOLT_CLIENT_ID: 'a', BOLT_CLIENT_SECRET: canary}).length, 2);
});
