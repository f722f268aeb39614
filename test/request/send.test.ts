import test from 'ava';
import {readError} from '../../src/request/read-error.js';
import type {RequestEvent} from '../../src/request/request.js';
import {acme, canary, createRead, createTestSender, createWrite} from './acme.js';
import {answerJson, startLoopbackServer} from './loopback-server.js';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('sends method, path, query, headers, body and credential', async t => {
  const server = await startLoopbackServer(t, (_received, response) => answerJson(response, 200, {ok: true}));
  const sender = createTestSender(server.url, {userAgent: 'rowgate/test'});
  const response = await sender.send({
    ...createWrite('/things/a%2Fb'),
    query: {zone: 'ä b'},
    headers: {'Content-Type': 'application/json', 'X-Filter': '{"a":"\\u00e4"}'},
    body: {mediaType: 'application/json', json: {big: 9007199254740993n}},
  });
  sender.close();
  const [one] = server.received;
  t.is(response.status, 200);
  t.is(text(response.body), '{"ok":true}');
  t.is(response.headers['content-type'], 'application/json');
  t.is(response.credential, 'ACME_TOKEN');
  t.is(one?.method, 'POST');
  t.is(one?.url, '/v2/things/a%2Fb?zone=%C3%A4+b');
  t.is(one?.body.toString(), '{"big":9007199254740993}');
  t.like(one?.headers, {
    authorization: `Bearer ${canary}`,
    'content-type': 'application/json',
    'x-filter': '{"a":"\\u00e4"}',
    'user-agent': 'rowgate/test',
  });
  t.is(sender.sent(), 1);
});

test('sends bytes as they are, and a POST without a body with its type', async t => {
  const server = await startLoopbackServer(t, (_received, response) => answerJson(response, 200, {}));
  const sender = createTestSender(server.url);
  const headers = {'Content-Type': 'image/png'};
  const bytes = Uint8Array.of(0, 255, 13, 10);
  await sender.send({...createWrite(), headers, body: {mediaType: 'image/png', bytes}});
  const {body: _body, ...bare} = createWrite();
  await sender.send({...bare, headers: {'Content-Type': 'application/json'}});
  sender.close();
  t.deepEqual(server.received[0]?.body, Buffer.from(bytes));
  t.is(server.received[0]?.headers['content-type'], 'image/png');
  t.is(server.received[1]?.body.length, 0);
  t.is(server.received[1]?.headers['content-type'], 'application/json');
});

test('a public request has no credential, and needs none', async t => {
  const server = await startLoopbackServer(t, (_received, response) => answerJson(response, 200, {}));
  const sender = createTestSender(server.url, {env: {ACME_URL: server.url}, homeFolder: '/nowhere'});
  const response = await sender.send({...createRead(), public: true});
  await t.throwsAsync(sender.send(createRead()), {code: 'no_credentials'});
  sender.close();
  t.is(server.received.length, 1);
  t.is(server.received[0]?.headers.authorization, undefined);
  t.is(response.credential, undefined);
});

test('answers of failing statuses are given, not thrown', async t => {
  const server = await startLoopbackServer(t, (_received, response) =>
    answerJson(response, 404, {errors: []}),
  );
  const sender = createTestSender(server.url);
  t.is((await sender.send(createRead())).status, 404);
  sender.close();
  t.is(server.received.length, 1);
});

for (const status of [500, 502, 503, 504, 408]) {
  test(`a POST that is answered ${status} is sent once`, async t => {
    const server = await startLoopbackServer(t, (_received, response) =>
      answerJson(response, status, {}, {'retry-after': '0'}),
    );
    const sender = createTestSender(server.url);
    const response = await sender.send(createWrite());
    sender.close();
    t.is(response.status, status);
    t.is(response.mayHaveActedBefore, undefined);
    t.is(server.received.length, 1);
  });
}

test('a read is tried again, and no more often than told', async t => {
  const server = await startLoopbackServer(t, (_received, response) => answerJson(response, 502, {}));
  const sender = createTestSender(server.url, {retry: {firstPause: 1, maxAttempts: 3}});
  t.is((await sender.send(createRead())).status, 502);
  sender.close();
  t.is(server.received.length, 3);
  t.is(sender.sent(), 3);
});

test('what may have acted before is told', async t => {
  const server = await startLoopbackServer(t, (_received, response, number) =>
    answerJson(response, number === 1 ? 502 : 404, {}),
  );
  const sender = createTestSender(server.url);
  const response = await sender.send({...createRead('/things/a'), method: 'DELETE'});
  sender.close();
  t.like(response, {status: 404, mayHaveActedBefore: true});
});

test('a redirect is an error, and the credential stays', async t => {
  const other = await startLoopbackServer(t, (_received, response) => answerJson(response, 200, {}));
  const server = await startLoopbackServer(t, (_received, response) => {
    response.writeHead(307, {location: `${other.url}/things`}).end();
  });
  const sender = createTestSender(server.url);
  const error = await t.throwsAsync(sender.send(createRead()), {code: 'api'});
  sender.close();
  t.is(error?.message, `GET /things: 307, a redirect to ${new URL(other.url).host}, which is not followed`);
  t.is(other.received.length, 0);
});

test('never more than eight at once to a host', async t => {
  let open = 0;
  let most = 0;
  const waiting: (() => void)[] = [];
  const server = await startLoopbackServer(t, async (_received, response, number) => {
    open += 1;
    most = Math.max(most, open);
    // The first eight are held until all of them are there.
    if (number <= 8) {
      await new Promise<void>(resolve => {
        waiting.push(resolve);
        if (waiting.length === 8) for (const go of waiting) go();
      });
    }
    open -= 1;
    answerJson(response, 200, {});
  });
  const sender = createTestSender(server.url);
  await Promise.all(Array.from({length: 40}, (_, number) => sender.send(createRead(`/things/${number}`))));
  sender.close();
  t.is(most, 8);
  t.is(server.received.length, 40);
});

test('unpacks what is compressed', async t => {
  const {gzipSync} = await import('node:zlib');
  const server = await startLoopbackServer(t, (_received, response) => {
    response.writeHead(200, {'content-encoding': 'gzip'}).end(gzipSync('{"a":1}'));
  });
  const sender = createTestSender(server.url);
  t.is(text((await sender.send(createRead())).body), '{"a":1}');
  sender.close();
});

test('the token is in no event, error or message', async t => {
  const events: RequestEvent[] = [];
  const shown: unknown[] = [];
  const server = await startLoopbackServer(t, (received, response) => {
    const echo = {errors: [{reason: received.headers.authorization, field: canary}]};
    if (received.url.endsWith('/drop')) response.destroy();
    else if (received.url.endsWith('/turn'))
      response.writeHead(302, {location: `https://${canary}.example/`}).end();
    else answerJson(response, 401, echo, {'x-request-id': canary, 'x-oauth-scopes': canary});
  });
  const sender = createTestSender(server.url, {onEvent: event => events.push(event)});
  for (const path of ['/echo', '/drop', '/turn', `/things?${canary.length}`]) {
    for (const request of [createRead(path), createWrite(path)]) {
      try {
        shown.push(readError(acme, request, await sender.send(request), sender.secrets()));
      } catch (error) {
        shown.push(error);
      }
    }
  }
  sender.close();
  const {inspect} = await import('node:util');
  t.deepEqual(sender.secrets(), [canary]);
  t.is(shown.length, 8);
  t.true(events.some(({kind}) => kind === 'failed'));
  const all = inspect([shown, events], {depth: null, showHidden: true, maxStringLength: null});
  t.notRegex(all, new RegExp(canary));
  t.regex(all, /401 <REDACTED>: Bearer <REDACTED>/);
});

test('events tell what happens', async t => {
  const events: RequestEvent[] = [];
  const server = await startLoopbackServer(t, (_received, response, number) =>
    answerJson(response, number === 1 ? 503 : 200, {}),
  );
  const sender = createTestSender(server.url, {onEvent: event => events.push(event)});
  await sender.send({...createRead(), query: {page: '1'}});
  sender.close();
  t.deepEqual(
    events.map(({kind}) => kind),
    ['sent', 'answered', 'waiting', 'sent', 'answered'],
  );
  t.like(events[1], {status: 503, attempt: 1, bytes: 2, url: `${server.url}/v2/things?page=1`});
  t.like(events[4], {status: 200, attempt: 2});
});
