import test from 'ava';
import {createEngine} from '../../src/index.js';
import {startServer} from '../../src/server/start-server.js';
import {certificate} from './certificate.js';
import {
  connect,
  connectEncrypted,
  first,
  int32,
  logIn,
  message,
  type RawClient,
  simple,
  sslRequest,
  startup,
  version3,
} from './raw-client.js';
import {withServer} from './with-server.js';

test('whoever knows the password is told about the server', async t => {
  const {server} = await withServer(t);
  const client = connect(server);
  const said = await logIn(client, {
    parameters: {database: 'rowgate', application_name: 'test', TimeZone: 'Europe/Berlin'},
  });
  t.deepEqual(
    said.filter(line => !line.startsWith('K ')),
    [
      'R 0',
      'S server_version=15.0 (Rowgate)',
      'S server_encoding=UTF8',
      'S integer_datetimes=on',
      'S is_superuser=off',
      'S in_hot_standby=off',
      'S session_authorization=rowgate',
      'S application_name=test',
      'S client_encoding=UTF8',
      'S DateStyle=ISO, MDY',
      'S IntervalStyle=postgres',
      'S TimeZone=UTC',
      'S standard_conforming_strings=on',
      'S default_transaction_read_only=on',
      'N NOTICE 00000 "Europe/Berlin" is no value for the setting "TimeZone": times are in UTC',
      'Z I',
    ],
  );
});

test('a wrong password and a user that there is not are told the same', async t => {
  const {server} = await withServer(t);
  const hint = '(User and password are those that the server was started with.)';
  for (const [login, name] of [
    [{password: 'other'}, 'rowgate'],
    [{user: 'nobody'}, 'nobody'],
    [{password: ''}, 'rowgate'],
  ] as const) {
    const client = connect(server);
    const said = await logIn(client, login);
    t.deepEqual(said, [`E FATAL 28P01 the password of "${name}" is wrong ${hint}`]);
    await client.closed;
  }
});

test('a password can have letters of any script', async t => {
  const {server} = await withServer(t, {password: 'pa\u00a0sswörd\u00adⅨ'});
  const client = connect(server);
  t.is((await logIn(client, {password: 'pa sswördIX'})).at(-1), 'Z I');
});

const refusals: readonly (readonly [name: string, send: readonly Buffer[], answer: RegExp])[] = [
  [
    'another version',
    [first(int32(2 << 16), 'x', Buffer.of(0))],
    /^E FATAL 0A000 version 2\.0 of the protocol/,
  ],
  [
    'replication',
    [startup({user: 'rowgate', replication: 'true'})],
    /^E FATAL 0A000 there is no replication/,
  ],
  [
    'a name twice',
    [first(version3, 'user', 'a', 'user', 'b', Buffer.of(0))],
    /^E FATAL 08P01 .* "user" twice/,
  ],
  ['parameters without an end', [first(version3, 'user')], /^E FATAL 08P01 /],
  ['what is too long', [int32(10_001)], /^E FATAL 08P01 .* its length is 10001, and 10000 is the most/],
  ['a length that can not be', [int32(3)], /^E FATAL 08P01 /],
  ['HTTP', [Buffer.from('GET / HTTP/1.1\r\n\r\n')], /^E FATAL 08P01 /],
  ['a query before the password', [startup({user: 'rowgate'}), simple('SELECT 1')], /^E FATAL 08P01 /],
  [
    'another mechanism',
    [startup({user: 'rowgate'}), message('p', 'PLAIN', int32(0))],
    /^E FATAL 08P01 the only way/,
  ],
  [
    'a message that begins no exchange',
    [startup({user: 'rowgate'}), message('p', 'SCRAM-SHA-256', int32(3), Buffer.from('n,,'))],
    /^E FATAL 08P01 /,
  ],
  [
    'a binding to the channel that was not offered',
    [
      startup({user: 'rowgate'}),
      message('p', 'SCRAM-SHA-256', int32(22), Buffer.from('p=tls-unique,,n=,r=abc')),
    ],
    /^E FATAL 08P01 /,
  ],
];

for (const [name, send, answer] of refusals) {
  test(`${name} is refused`, async t => {
    const {server} = await withServer(t);
    const client = connect(server);
    client.write(...send);
    t.regex((await client.until('E')).at(-1) ?? '', answer);
    await client.closed;
  });
}

test('a proof for another exchange is refused', async t => {
  const {server} = await withServer(t);
  const client = connect(server);
  client.write(startup({user: 'rowgate'}));
  await client.next();
  const bare = Buffer.from('n,,n=,r=abc');
  client.write(message('p', 'SCRAM-SHA-256', int32(bare.length), bare));
  await client.next();
  client.write(message('p', Buffer.from('c=biws,r=abc,p=AAAA')));
  t.regex(await client.next(), /^E FATAL 08P01 .* it ends another SCRAM exchange$/);
});

const wrongStarts: readonly (readonly [parameters: Readonly<Record<string, string>>, answer: RegExp])[] = [
  [{database: 'postgres'}, /^E FATAL 3D000 there is no database "postgres" \(.* rowgate\.\)$/],
  [{client_encoding: 'LATIN1'}, /^E FATAL 22023 "LATIN1" is no value for the setting "client_encoding"/],
  [{nope: 'x'}, /^E FATAL 42704 there is no setting "nope"/],
  [{options: '-c statement_timeout=soon'}, /^E FATAL 22023 "soon" is no value/],
  [{options: 'speed'}, /^E FATAL 22023 "speed" is no option/],
];

for (const [parameters, answer] of wrongStarts) {
  test(`a session does not begin with ${JSON.stringify(parameters)}`, async t => {
    const {server} = await withServer(t);
    const client = connect(server);
    t.regex((await logIn(client, {parameters: {database: 'rowgate', ...parameters}})).at(-1) ?? '', answer);
    await client.closed;
  });
}

test('options are settings', async t => {
  const {open} = await withServer(t);
  const options = '-c statement_timeout=5s --search-path=a\\ b -crowgate.dry_run=on';
  const client = await open({parameters: {database: 'rowgate', options, client_encoding: "'utf-8'"}});
  for (const [name, value] of [
    ['statement_timeout', '5s'],
    ['search_path', 'a b'],
    ['rowgate.dry_run', 'on'],
    ['client_encoding', 'UTF8'],
  ]) {
    t.is((await client.query(`SHOW ${name}`))[1], `D ${value}`);
  }
});

test('a newer client is told which version is spoken', async t => {
  const {server} = await withServer(t);
  const client = connect(server);
  client.write(first(int32(196_610), 'user', 'rowgate', '_pq_.wish', 'x', Buffer.of(0)));
  t.is(
    await client.next(),
    `v ${Buffer.concat([int32(0), int32(1), Buffer.from('_pq_.wish\0')]).toString('hex')}`,
  );
  t.is(await client.next(), 'R 10 SCRAM-SHA-256');
});

test('a client that does not log in is sent away', async t => {
  const {server} = await withServer(t, {limits: {loginTime: 50}});
  const silent = connect(server);
  await silent.closed;
  const half = connect(server);
  half.write(startup({user: 'rowgate'}));
  await half.closed;
  t.pass();
});

test('with a certificate, only encrypted sessions are taken', async t => {
  const {server} = await withServer(t, {tls: certificate});
  const secure = (await connectEncrypted(server)) as RawClient;
  t.is((await logIn(secure)).at(-1), 'Z I');
  t.deepEqual(await secure.query('SELECT 1 AS a'), ['T a:23', 'D 1', 'C SELECT 1', 'Z I']);
  secure.end();
  const plain = connect(server);
  t.deepEqual(await logIn(plain), [
    'E FATAL 28000 this server takes encrypted connections only (Connect with sslmode=require.)',
  ]);
});

test('what comes before the encryption counts for nothing', async t => {
  const {server} = await withServer(t, {tls: certificate});
  const client = connect(server);
  client.write(sslRequest, startup({user: 'rowgate'}));
  t.regex(await client.next(), /^E FATAL 08P01 there is something behind the request to encrypt$/);
  await client.closed;
});

test('a client that gives up the encryption in the middle is left', async t => {
  const {server} = await withServer(t, {tls: certificate});
  const client = connect(server);
  client.write(sslRequest);
  await new Promise(resolve => client.socket.once('data', resolve));
  client.write(Buffer.from('this is no hello of TLS'));
  await client.closed;
  t.pass();
});

test('without a certificate a client is told so', async t => {
  const {server} = await withServer(t);
  t.is(await connectEncrypted(server), 'N');
});

test('more sessions than are allowed are refused, and one that ends makes room', async t => {
  const {server, open} = await withServer(t, {limits: {connections: 2}});
  const one = await open();
  await open();
  const third = connect(server);
  t.is((await logIn(third)).at(-1), 'E FATAL 53300 there are 2 sessions, and no more are taken');
  await third.closed;
  one.write(message('X'));
  await one.closed;
  await t.notThrowsAsync(open());
});

test('others than this machine are served encrypted only, and nobody without a password', async t => {
  const engine = createEngine({providers: []});
  t.teardown(engine.close);
  await t.throwsAsync(startServer({engine, password: 'x', host: '0.0.0.0', port: 0}), {code: 'insecure_url'});
  await t.throwsAsync(startServer({engine, password: 'x', host: 'db.example', port: 0}), {
    code: 'insecure_url',
  });
  await t.throwsAsync(startServer({engine, password: '', port: 0}), {code: 'usage'});
  await t.throwsAsync(startServer({engine, password: 'x', port: 0, tls: {cert: 'x', key: 'y'}}), {
    code: 'usage',
  });
});

test('a port that is taken is told', async t => {
  const {server} = await withServer(t);
  const engine = createEngine({providers: []});
  t.teardown(engine.close);
  await t.throwsAsync(startServer({engine, password: 'x', port: server.port}), {
    code: 'usage',
    message: `port ${server.port} of 127.0.0.1 is in use`,
  });
});
