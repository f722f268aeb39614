import test from 'ava';
import type {RequestEvent} from '../../src/request/request.js';
import {canary, createRead, createTestSender, createWrite} from './acme.js';
import {answerJson, startLoopbackServer} from './loopback-server.js';

const limited = {errors: [{reason: 'Too many requests'}]};

test('a 429 is waited out, by a write too', async t => {
  const order: string[] = [];
  const server = await startLoopbackServer(t, (_received, response, number) => {
    order.push(`request ${number}`);
    if (number === 1) answerJson(response, 429, limited, {'retry-after': '1'});
    else answerJson(response, 200, {});
  });
  const sender = createTestSender(server.url, {
    onEvent: event => {
      if (event.kind === 'waiting') order.push(`waiting ${Math.round(event.milliseconds / 1000)} s`);
    },
  });
  const response = await sender.send(createWrite());
  sender.close();
  t.is(response.status, 200);
  t.is(response.mayHaveActedBefore, undefined);
  t.deepEqual(order, ['request 1', 'waiting 1 s', 'request 2']);
});

test('a 429 holds back everything to the provider', async t => {
  const order: string[] = [];
  const server = await startLoopbackServer(t, (received, response, number) => {
    order.push(received.url);
    if (number === 1) answerJson(response, 429, limited, {'retry-after': '1'});
    else answerJson(response, 200, {});
  });
  const sender = createTestSender(server.url, {
    concurrency: 1,
    onEvent: event => {
      if (event.kind === 'waiting') order.push('waiting');
    },
  });
  await Promise.all(['/a', '/b', '/c'].map(path => sender.send(createRead(path))));
  sender.close();
  t.deepEqual(order.slice(0, 2), ['/v2/a', 'waiting']);
  t.deepEqual(order.slice(2).sort(), ['/v2/a', '/v2/b', '/v2/c']);
});

test('a 429 that asks too long is the answer', async t => {
  const server = await startLoopbackServer(t, (_received, response) =>
    answerJson(response, 429, limited, {'retry-after': '300'}),
  );
  const sender = createTestSender(server.url);
  const response = await sender.send(createRead());
  sender.close();
  t.is(response.status, 429);
  t.is(server.received.length, 1);
});

test('Retry-After on a 200 means nothing', async t => {
  const events: RequestEvent[] = [];
  const server = await startLoopbackServer(t, (_received, response) =>
    answerJson(response, 200, {}, {'retry-after': '60'}),
  );
  const sender = createTestSender(server.url, {onEvent: event => events.push(event)});
  await sender.send(createRead());
  await sender.send(createRead());
  sender.close();
  t.is(server.received.length, 2);
  t.false(events.some(({kind}) => kind === 'waiting'));
});

test('where nothing remains, the window is waited out before more is sent', async t => {
  const order: string[] = [];
  const server = await startLoopbackServer(t, (_received, response, number) => {
    order.push('request');
    // More than a second ahead, so that it is still to come when the next is sent.
    const reset = String(Math.floor(Date.now() / 1000) + 2);
    const remaining = String(Math.max(0, number <= 2 ? 2 - number : 9));
    answerJson(response, 200, {}, {'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset});
  });
  const sender = createTestSender(server.url, {
    onEvent: event => {
      if (event.kind === 'waiting') order.push('waiting');
    },
  });
  await sender.send(createRead());
  await Promise.all(Array.from({length: 3}, () => sender.send(createRead())));
  sender.close();
  t.deepEqual(order, ['request', 'request', 'waiting', 'request', 'request']);
});

test('an abort ends the wait for a window', async t => {
  const controller = new AbortController();
  const server = await startLoopbackServer(t, (_received, response) => {
    const reset = String(Math.floor(Date.now() / 1000) + 60);
    answerJson(response, 200, {}, {'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset});
  });
  const sender = createTestSender(server.url, {
    onEvent: event => {
      if (event.kind === 'waiting') setImmediate(() => controller.abort());
    },
  });
  await sender.send(createRead());
  const error = await t.throwsAsync(sender.send(createWrite(), {signal: controller.signal}), {
    code: 'cancelled',
  });
  sender.close();
  t.like(error, {maybeSent: false});
  t.notRegex(String(error?.stack), new RegExp(canary));
  t.is(server.received.length, 1);
});
