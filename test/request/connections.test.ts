import {rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import type {Connection} from '../../src/catalog/connection.js';
import {readError} from '../../src/request/read-error.js';
import type {Request, RequestEvent} from '../../src/request/request.js';
import {makeFolder} from '../make-folder.js';
import {acme, canary, createRead, createTestSender} from './acme.js';
import {apiToken, bolt, createBoltSender, readBolt, startTokenServer} from './bolt.js';
import {catchSendError, findClosedUrl} from './catch-send-error.js';
import {answerJson, type LoopbackServer, startLoopbackServer} from './loopback-server.js';

const env = (name: string) => ({kind: 'env', name}) as const;

function over(connection: string, request: Request = createRead()): Request {
  return {...request, connection};
}

const authorizations = ({received}: LoopbackServer) => received.map(({headers}) => headers.authorization);

test('two connections of one provider have their own tokens and URLs, beside the environment', async t => {
  const answer = (_received: unknown, response: Parameters<typeof answerJson>[0]) =>
    answerJson(response, 200, {});
  const [ambient, prod, staging] = await Promise.all([
    startLoopbackServer(t, answer),
    startLoopbackServer(t, answer),
    startLoopbackServer(t, answer),
  ]);
  const connections: readonly Connection[] = [
    {name: 'prod', provider: 'acme', url: prod.url, credential: env('TOKEN_PROD')},
    {name: 'staging', provider: 'acme', url: `${staging.url}/v3beta`, credential: env('TOKEN_STAGING')},
    {name: 'same', provider: 'acme'},
  ];
  const events: RequestEvent[] = [];
  const sender = createTestSender(ambient.url, {
    connections,
    env: {
      ACME_URL: ambient.url,
      ACME_VERSION: 'v9',
      ACME_TOKEN: canary,
      TOKEN_PROD: 'canary-prod',
      TOKEN_STAGING: 'canary-staging',
    },
    onEvent: event => events.push(event),
  });
  const responses = await Promise.all([
    sender.send(over('prod')),
    sender.send(over('staging')),
    sender.send(over('same')),
    sender.send(createRead()),
  ]);
  sender.close();
  t.deepEqual(
    responses.map(({credential}) => credential),
    [
      'TOKEN_PROD of the connection "prod"',
      'TOKEN_STAGING of the connection "staging"',
      'ACME_TOKEN of the connection "same"',
      'ACME_TOKEN',
    ],
  );
  t.deepEqual(authorizations(prod), ['Bearer canary-prod']);
  t.deepEqual(authorizations(staging), ['Bearer canary-staging']);
  t.deepEqual(authorizations(ambient), [`Bearer ${canary}`, `Bearer ${canary}`]);
  t.deepEqual(
    [prod, staging, ambient].map(({received}) => received[0]?.url),
    ['/v9/things', '/v3beta/things', '/v9/things'],
  );
  const sent = events.filter(({kind}) => kind === 'sent');
  t.deepEqual(sent.map(({connection}) => connection).sort(), ['prod', 'same', 'staging', undefined]);
  t.deepEqual([...sender.secrets()].sort(), ['canary-prod', 'canary-staging', canary]);
});

test('a connection with a credential of its own does not fall back to the environment', async t => {
  const server = await startLoopbackServer(t, (_received, response) => answerJson(response, 200, {}));
  const sender = createTestSender(server.url, {
    connections: [{name: 'prod', provider: 'acme', credential: env('TOKEN_PROD')}],
  });
  const error = await catchSendError(sender.send(over('prod')));
  sender.close();
  t.like(error, {
    code: 'no_credentials',
    message: 'There is no token: TOKEN_PROD, which the connection "prod" names, is not set',
    hint: 'Set TOKEN_PROD, or try with {env: (await startSandbox()).env}, which needs none',
    maybeSent: false,
  });
  t.is(server.received.length, 0);
});

test('connections have their own access tokens', async t => {
  const server = await startTokenServer(t);
  const [exchange] = bolt.auth.sources;
  const sender = createBoltSender(server.url, {
    env: {BOLT_URL: server.url, BOLT_API_TOKEN: apiToken, OTHER: 'canary-other'},
    connections: [
      {
        name: 'other',
        provider: 'bolt',
        credential: {...exchange, form: {api_token: env('OTHER')}},
      },
    ],
  });
  const requests = [readBolt('/a'), over('other', readBolt('/b'))];
  for (const request of [...requests, ...requests]) await sender.send(request);
  t.deepEqual(
    server.exchanges.map(({body}) => new URLSearchParams(body.toString()).get('api_token')),
    [apiToken, 'canary-other'],
  );
  t.deepEqual(server.tokens(), ['canary-access-1', 'canary-access-2', 'canary-access-1', 'canary-access-2']);
  sender.close();
});

test('a connection has its own number of requests at once', async t => {
  let open = 0;
  const most = {'/v2/one': 0, '/v2/many': 0};
  let fill = () => {};
  const filled = new Promise<void>(resolve => {
    fill = resolve;
  });
  const server = await startLoopbackServer(t, async ({url}, response) => {
    open += 1;
    const name = url as keyof typeof most;
    most[name] = Math.max(most[name], open);
    if (most['/v2/many'] >= 4) fill();
    if (name === '/v2/many') await filled;
    await new Promise(resolve => setTimeout(resolve, 5));
    open -= 1;
    answerJson(response, 200, {});
  });
  const sender = createTestSender(server.url, {
    concurrency: 1,
    connections: [{name: 'wide', provider: 'acme', concurrency: 4}],
  });
  await Promise.all(Array.from({length: 6}, () => sender.send(createRead('/one'))));
  await Promise.all(Array.from({length: 12}, () => sender.send(over('wide', createRead('/many')))));
  sender.close();
  t.is(most['/v2/one'], 1);
  t.is(most['/v2/many'], 4);
});

test('a limit of one connection does not hold back another', async t => {
  const order: string[] = [];
  const server = await startLoopbackServer(t, ({headers}, response, number) => {
    order.push(headers.authorization ?? '');
    answerJson(response, number === 1 ? 429 : 200, {}, {'retry-after': '1'});
  });
  let free = () => {};
  const limited = new Promise<void>(resolve => {
    free = resolve;
  });
  const events: RequestEvent[] = [];
  const sender = createTestSender(server.url, {
    connections: [{name: 'b', provider: 'acme', credential: env('TOKEN_B')}],
    env: {ACME_URL: server.url, ACME_TOKEN: 'a', TOKEN_B: 'b'},
    onEvent: event => {
      events.push(event);
      if (event.kind === 'answered') free();
    },
  });
  const first = sender.send(createRead());
  await limited;
  await sender.send(over('b'));
  await first;
  sender.close();
  t.deepEqual(order, ['Bearer a', 'Bearer b', 'Bearer a']);
  t.deepEqual(
    events.filter(({kind}) => kind === 'waiting').map(({connection}) => connection),
    [undefined],
  );
});

test('errors name the connection and its settings', async t => {
  const server = await startLoopbackServer(t, (_received, response) => answerJson(response, 401, {}));
  const connections: readonly Connection[] = [
    {name: 'prod', provider: 'acme', url: server.url},
    {name: 'closed', provider: 'acme', url: await findClosedUrl()},
    {name: 'plain', provider: 'acme', url: 'http://api.acme.example'},
    {name: 'unsafe', provider: 'acme', ca: '~/none.pem'},
    {name: 'other', provider: 'bolt'},
  ];
  const sender = createTestSender(server.url, {connections, homeFolder: '/nowhere'});
  const response = await sender.send(over('prod'));
  const refused = readError(acme, over('prod'), response, []);
  t.is(refused.message, 'prod: GET /things: 401 not authenticated');
  t.regex(refused.hint ?? '', /from ACME_TOKEN of the connection "prod"/);
  const closed = await catchSendError(sender.send(over('closed')));
  t.regex(closed.message, /^closed: GET \/things: the connection was refused/);
  t.is(closed.hint, 'Check the network, and the url of the connection "closed"');
  const plain = await catchSendError(sender.send(over('plain')));
  t.like(plain, {code: 'insecure_url', maybeSent: false});
  t.regex(plain.message, /^The url of the connection "plain" is plain http/);
  const unsafe = await catchSendError(sender.send(over('unsafe')));
  t.like(unsafe, {code: 'file'});
  t.is(
    unsafe.message,
    '/nowhere/none.pem, which ca of the connection "unsafe" names, can\'t be read (ENOENT)',
  );
  t.like(await catchSendError(sender.send(over('none'))), {code: 'unknown_provider', maybeSent: false});
  t.like(await catchSendError(sender.send(over('other'))), {code: 'usage', maybeSent: false});
  sender.close();
});

test('a token comes from a file, and from a command that is run once', async t => {
  const folder = makeFolder();
  t.teardown(() => rmSync(folder, {recursive: true}));
  writeFileSync(path.join(folder, 'token'), 'canary-file\n', {mode: 0o600});
  const script = `require('fs').appendFileSync(${JSON.stringify(path.join(folder, 'runs'))}, 'x');
    console.log('canary-command'); console.error('canary-message')`;
  const server = await startLoopbackServer(t, (_received, response) => answerJson(response, 200, {}));
  const sender = createTestSender(server.url, {
    homeFolder: folder,
    connections: [
      {name: 'a', provider: 'acme', credential: {kind: 'file', path: '~/token'}},
      {
        name: 'b',
        provider: 'acme',
        credential: {kind: 'command', command: [process.execPath, '-e', script]},
      },
    ],
  });
  const names = ['a', 'b', 'b', 'b', 'b', 'b'];
  const responses = await Promise.all(names.map(name => sender.send(over(name))));
  sender.close();
  t.deepEqual(
    [...new Set(responses.map(({credential}) => credential))],
    ['~/token of the connection "a"', `the command "${process.execPath}" of the connection "b"`],
  );
  t.deepEqual([...authorizations(server)].sort(), [
    ...Array(5).fill('Bearer canary-command'),
    'Bearer canary-file',
  ]);
  const {readFileSync} = await import('node:fs');
  t.is(readFileSync(path.join(folder, 'runs'), 'utf8'), 'x');
  t.deepEqual([...sender.secrets()].sort(), ['canary-command', 'canary-file']);
});

test('a command is run again for a token that the API refuses, until it prints the same', async t => {
  const folder = makeFolder();
  t.teardown(() => rmSync(folder, {recursive: true}));
  const runs = JSON.stringify(path.join(folder, 'runs'));
  const script = `const fs = require('fs'); fs.appendFileSync(${runs}, 'x');
    console.log('t' + Math.min(2, fs.readFileSync(${runs}).length))`;
  const server = await startLoopbackServer(t, ({headers, url}, response) =>
    answerJson(response, url === '/v2/ok' || headers.authorization === 'Bearer t9' ? 200 : 401, {}),
  );
  const sender = createTestSender(server.url, {
    connections: [
      {
        name: 'a',
        provider: 'acme',
        credential: {kind: 'command', command: [process.execPath, '-e', script]},
      },
    ],
  });
  const statuses: number[] = [];
  for (const url of ['/ok', '/no', '/ok', '/no', '/no', '/no']) {
    statuses.push((await sender.send(over('a', createRead(url)))).status);
  }
  sender.close();
  t.deepEqual(statuses, [200, 401, 200, 401, 401, 401]);
  const {readFileSync} = await import('node:fs');
  t.is(readFileSync(path.join(folder, 'runs'), 'utf8'), 'xxx');
});

test('closing ends the wait for a command', async t => {
  const sender = createTestSender('http://127.0.0.1:9', {
    connections: [
      {
        name: 'a',
        provider: 'acme',
        credential: {kind: 'command', command: [process.execPath, '-e', 'setInterval(() => {}, 1000)']},
      },
    ],
  });
  const failure = catchSendError(sender.send(over('a')));
  setTimeout(() => sender.close(), 50);
  t.like(await failure, {code: 'cancelled', maybeSent: false});
});
