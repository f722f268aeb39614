import test from 'ava';
import {createRead, createTestSender, createWrite} from './acme.js';
import {catchSendError, findClosedUrl} from './catch-send-error.js';
import {answerJson, startLoopbackServer} from './loopback-server.js';

test('a POST whose connection is refused is tried again, and surely was not sent', async t => {
  const url = await findClosedUrl();
  const sender = createTestSender(url);
  const error = await catchSendError(sender.send(createWrite()));
  sender.close();
  t.like(error, {code: 'network', maybeSent: false, hint: 'Check the network, and ACME_URL if it is set'});
  t.is(
    error.message,
    `POST /things: the connection was refused (ECONNREFUSED), at ${new URL(url).host}, tried 3 times`,
  );
  t.is(error.cause, undefined);
  t.is(sender.sent(), 3);
});

test('a POST whose connection is dropped is sent once, and may have been carried out', async t => {
  const server = await startLoopbackServer(t, (_received, response) => {
    response.destroy();
  });
  const sender = createTestSender(server.url);
  const error = await catchSendError(sender.send(createWrite()));
  sender.close();
  t.like(error, {code: 'network', maybeSent: true, hint: 'The API may have carried it out all the same'});
  t.regex(error.message, /^POST \/things: the connection broke off \(\w+\), at 127/);
  t.is(server.received.length, 1);
});

test('a read whose connection is dropped is tried again', async t => {
  const server = await startLoopbackServer(t, (_received, response, number) => {
    if (number < 3) response.destroy();
    else answerJson(response, 200, {});
  });
  const sender = createTestSender(server.url);
  const response = await sender.send(createRead());
  sender.close();
  t.like(response, {status: 200, mayHaveActedBefore: true});
  t.is(server.received.length, 3);
});

test('a body that is cut short is no answer, whatever tells its length', async t => {
  const server = await startLoopbackServer(t, (received, response) => {
    const isCounted = received.url.endsWith('/counted');
    response.writeHead(200, isCounted ? {'content-length': '100'} : {});
    response.write('{"data":[', () => response.destroy());
  });
  const sender = createTestSender(server.url, {retry: {firstPause: 1, maxAttempts: 2}});
  for (const path of ['/counted', '/chunked']) {
    const error = await catchSendError(sender.send(createRead(path)));
    t.like(error, {code: 'network', maybeSent: true});
  }
  const write = await catchSendError(sender.send(createWrite('/counted')));
  sender.close();
  t.like(write, {code: 'network', maybeSent: true});
  t.is(server.received.length, 5);
});

test('no answer in time is no answer', async t => {
  const server = await startLoopbackServer(t, () => {});
  const sender = createTestSender(server.url, {timeout: 500});
  const error = await catchSendError(sender.send(createWrite()));
  sender.close();
  t.like(error, {code: 'network', maybeSent: true});
  t.regex(error.message, /no answer within 0\.5 s/);
  t.is(server.received.length, 1);
});

test('a host that is not known', async t => {
  const sender = createTestSender('https://nowhere.invalid', {retry: {firstPause: 1, maxAttempts: 1}});
  const error = await catchSendError(sender.send(createWrite()));
  sender.close();
  t.like(error, {code: 'network', maybeSent: false});
  t.regex(error.message, /host name/);
});

test('a server that does not speak TLS, or whose certificate is not known, gets nothing', async t => {
  const server = await startLoopbackServer(t, (_received, response) => answerJson(response, 200, {}));
  const sender = createTestSender(server.url.replace('http:', 'https:'));
  const error = await catchSendError(sender.send(createWrite()));
  sender.close();
  t.like(error, {code: 'network', maybeSent: false});
  t.is(server.received.length, 0);
});

test('settings that are wrong are errors from before sending', async t => {
  const sender = createTestSender('http://api.acme.example');
  t.like(await catchSendError(sender.send(createRead())), {code: 'insecure_url', maybeSent: false});
  const other = {...createRead(), provider: 'other'};
  t.like(await catchSendError(sender.send(other)), {code: 'unknown_provider', maybeSent: false});
  t.is(sender.sent(), 0);
});

test('aborting a request under way', async t => {
  const controller = new AbortController();
  const server = await startLoopbackServer(t, () => controller.abort());
  const sender = createTestSender(server.url);
  const error = await catchSendError(sender.send(createRead(), {signal: controller.signal}));
  sender.close();
  t.like(error, {code: 'cancelled', maybeSent: true});
  t.is(server.received.length, 1);
});

test('aborting while another try is waited for', async t => {
  const controller = new AbortController();
  const server = await startLoopbackServer(t, (_received, response) => answerJson(response, 502, {}));
  const sender = createTestSender(server.url, {
    retry: {firstPause: 60_000},
    onEvent: event => {
      if (event.kind === 'waiting') setImmediate(() => controller.abort());
    },
  });
  const error = await catchSendError(sender.send(createRead(), {signal: controller.signal}));
  sender.close();
  t.like(error, {code: 'cancelled', maybeSent: true});
  t.is(server.received.length, 1);
});

test('what is aborted before is not sent', async t => {
  const server = await startLoopbackServer(t, (_received, response) => answerJson(response, 200, {}));
  const sender = createTestSender(server.url);
  const error = await catchSendError(sender.send(createWrite(), {signal: AbortSignal.abort()}));
  sender.close();
  t.like(error, {code: 'cancelled', maybeSent: false});
  t.is(server.received.length, 0);
});

test('what waits for its turn when it is aborted was not sent', async t => {
  const controller = new AbortController();
  const server = await startLoopbackServer(t, () => controller.abort());
  const sender = createTestSender(server.url, {concurrency: 1});
  const [first, second] = await Promise.all(
    ['/first', '/second'].map(path =>
      catchSendError(sender.send(createWrite(path), {signal: controller.signal})),
    ),
  );
  sender.close();
  t.true(first?.maybeSent);
  t.false(second?.maybeSent);
  t.deepEqual(
    server.received.map(({url}) => url),
    ['/v2/first'],
  );
});
