import {inspect} from 'node:util';
import test from 'ava';
import {readError} from '../../src/request/read-error.js';
import type {RequestEvent} from '../../src/request/request.js';
import {createWrite} from './acme.js';
import {
  apiToken,
  bolt,
  clientSecret,
  createBoltSender,
  issueToken,
  orgId,
  readBolt,
  startTokenServer,
} from './bolt.js';
import {catchSendError, findClosedUrl} from './catch-send-error.js';

const basic = Buffer.from(`client-1:${clientSecret}`).toString('base64');
const clientEnv = {BOLT_CLIENT_ID: 'client-1', BOLT_CLIENT_SECRET: clientSecret};

test('an API token is exchanged once for 200 requests, outside the version of the API', async t => {
  const server = await startTokenServer(t);
  const events: RequestEvent[] = [];
  const sender = createBoltSender(`${server.url}/v2`, {onEvent: event => events.push(event)});
  const responses = await Promise.all(
    Array.from({length: 200}, (_, number) => sender.send(readBolt(`/things/${number}`))),
  );
  sender.close();
  t.is(server.exchanges.length, 1);
  const [exchange] = server.exchanges;
  t.like(exchange, {method: 'POST', url: '/gateway/api-tokens/authorize'});
  t.is(exchange?.headers['content-type'], 'application/x-www-form-urlencoded');
  t.is(exchange?.headers.authorization, undefined);
  t.deepEqual(Object.fromEntries(new URLSearchParams(exchange?.body.toString())), {api_token: apiToken});
  t.deepEqual([...new Set(server.tokens())], ['canary-access-1']);
  t.deepEqual(
    [...new Set(responses.map(({status, credential}) => `${status} ${credential}`))],
    ['200 BOLT_API_TOKEN'],
  );
  t.is(sender.sent(), 201);
  t.like(events[0], {kind: 'sent', url: `${server.url}/gateway/api-tokens/authorize`});
  t.is(events.filter(({kind}) => kind === 'answered').length, 201);
});

test('client credentials go by HTTP Basic, with an organization if there is one', async t => {
  const server = await startTokenServer(t);
  for (const more of [{}, {BOLT_ORG_ID: orgId}]) {
    const sender = createBoltSender(server.url, {env: {BOLT_URL: server.url, ...clientEnv, ...more}});
    const {credential} = await sender.send(readBolt());
    sender.close();
    t.is(credential, 'BOLT_CLIENT_ID and BOLT_CLIENT_SECRET');
    t.true(sender.secrets().includes(basic));
    t.false(sender.secrets().includes(orgId));
  }
  t.deepEqual(
    server.exchanges.map(({url, body, headers}) => [url, body.toString(), headers.authorization]),
    [
      ['/gateway/authorize', 'grant_type=client_credentials', `Basic ${basic}`],
      ['/gateway/authorize', `grant_type=client_credentials&orgId=${orgId}`, `Basic ${basic}`],
    ],
  );
});

test('a token is renewed once before it ends, by a tenth of its life or a minute', async t => {
  for (const [life, last] of [
    [100, 89_999],
    ['3600', 3_539_999],
  ] as const) {
    const server = await startTokenServer(t, {exchange: issueToken(life)});
    let time = 1_000_000;
    const sender = createBoltSender(server.url, {now: () => time});
    await sender.send(readBolt());
    time += last;
    await sender.send(readBolt());
    t.is(server.exchanges.length, 1);
    time += 1;
    await Promise.all(Array.from({length: 20}, () => sender.send(readBolt())));
    sender.close();
    t.is(server.exchanges.length, 2);
    t.deepEqual(server.tokens().slice(2), Array(20).fill('canary-access-2'));
  }
});

test('a token without an end is used until it is refused', async t => {
  const server = await startTokenServer(t, {exchange: issueToken(null)});
  let time = 0;
  const sender = createBoltSender(server.url, {now: () => time});
  await sender.send(readBolt());
  time = Number.MAX_SAFE_INTEGER;
  await sender.send(readBolt());
  sender.close();
  t.is(server.exchanges.length, 1);
});

test('a token that ends at once still serves those who waited for it', async t => {
  const server = await startTokenServer(t, {exchange: issueToken(0)});
  const sender = createBoltSender(server.url);
  await Promise.all(Array.from({length: 8}, () => sender.send(readBolt())));
  t.is(server.exchanges.length, 1);
  await sender.send(readBolt());
  sender.close();
  t.is(server.exchanges.length, 2);
});

test('a token that the API refuses is renewed once for all, and a write is sent again', async t => {
  let revoked = '';
  const server = await startTokenServer(t, {status: token => (token === revoked ? 401 : 200)});
  const sender = createBoltSender(server.url);
  await sender.send(readBolt());
  revoked = 'canary-access-1';
  const requests = Array.from({length: 16}, (_, number) =>
    number % 2 === 0 ? readBolt() : {...createWrite(), provider: 'bolt'},
  );
  const responses = await Promise.all(requests.map(request => sender.send(request)));
  sender.close();
  t.true(responses.every(({status, mayHaveActedBefore}) => status === 200 && !mayHaveActedBefore));
  t.is(server.exchanges.length, 2);
});

test('a token that is still refused after one renewal is the answer', async t => {
  const server = await startTokenServer(t, {status: (_token, number) => (number === 1 ? 200 : 401)});
  const sender = createBoltSender(server.url);
  await sender.send(readBolt());
  const response = await sender.send({...createWrite(), provider: 'bolt'});
  sender.close();
  t.is(response.status, 401);
  t.deepEqual(server.tokens(), ['canary-access-1', 'canary-access-1', 'canary-access-2']);
  const error = readError(bolt, readBolt(), response, sender.secrets());
  t.is(error.message, 'GET /things: 401 no <REDACTED>');
  t.regex(error.hint ?? '', /the credential from BOLT_API_TOKEN/);
});

test('a request is sent again once, though others renew the token beside it', async t => {
  let free = () => {};
  const renewed = new Promise<void>(resolve => {
    free = resolve;
  });
  let refused = 0;
  const server = await startTokenServer(t, {
    status: async (token, number, {url}) => {
      if (url === '/v2/refused') {
        refused += 1;
        if (refused === 1) await renewed;
        return 401;
      }
      return number > 1 && token === 'canary-access-1' ? 401 : 200;
    },
  });
  const sender = createBoltSender(server.url);
  await sender.send(readBolt());
  const first = sender.send(readBolt('/refused'));
  await sender.send(readBolt('/accepted'));
  free();
  t.is((await first).status, 401);
  sender.close();
  t.is(refused, 2);
  t.is(server.exchanges.length, 2);
});

test('a request without a token leaves its place to others', async t => {
  const reset = String(Math.floor(Date.now() / 1000) + 3600);
  const server = await startTokenServer(t, {
    exchange: number => (number === 1 ? [401, {}] : issueToken()(number)),
    headers: {'x-ratelimit-remaining': '1', 'x-ratelimit-reset': reset},
  });
  const sender = createBoltSender(server.url);
  await catchSendError(sender.send(readBolt()));
  await sender.send(readBolt());
  // One more is allowed: it would wait for an hour if the first were still counted.
  t.is((await sender.send(readBolt())).status, 200);
  sender.close();
});

test('a token that was got for this very request is not renewed, and not used again', async t => {
  const server = await startTokenServer(t, {
    status: token => (token === 'canary-access-1' ? 401 : 200),
  });
  const sender = createBoltSender(server.url);
  t.is((await sender.send(readBolt())).status, 401);
  t.is(server.exchanges.length, 1);
  t.is((await sender.send(readBolt())).status, 200);
  sender.close();
  t.is(server.exchanges.length, 2);
});

test('a token that is no exchanged one is not tried again', async t => {
  const server = await startTokenServer(t, {status: () => 401});
  const env = {BOLT_URL: server.url, BOLT_TOKEN: 'canary-plain'};
  const provider = {...bolt, auth: {kind: 'bearer', sources: [{kind: 'env', name: 'BOLT_TOKEN'}]}} as const;
  const sender = createBoltSender(server.url, {env, providers: [provider]});
  t.is((await sender.send(readBolt())).status, 401);
  sender.close();
  t.deepEqual(server.tokens(), ['canary-plain']);
});

const refusals: readonly (readonly [number, unknown, string])[] = [
  [400, {errors: [{reason: `Invalid token ${apiToken}`}]}, 'Invalid token <REDACTED>'],
  [401, {error: 'invalid_client', error_description: 'Unknown\nclient'}, 'Unknown client'],
  [
    400,
    {moduleCode: 340, message: 'invalid_grant: Invalid refresh token'},
    'invalid_grant: Invalid refresh token',
  ],
  [403, {error: encodeURIComponent(apiToken)}, '<REDACTED>'],
  [404, 'not JSON of any kind', 'not found'],
];

for (const [status, body, reason] of refusals) {
  test(`an exchange that is refused names the variable: ${status} ${reason}`, async t => {
    const server = await startTokenServer(t, {exchange: () => [status, body]});
    const sender = createBoltSender(server.url);
    const errors = await Promise.all(
      Array.from({length: 30}, () => catchSendError(sender.send({...createWrite(), provider: 'bolt'}))),
    );
    sender.close();
    for (const error of errors) {
      t.like(error, {
        code: 'no_credentials',
        message: `BOLT_API_TOKEN was refused: ${reason}`,
        maybeSent: false,
      });
    }
    t.is(new Set(errors).size, 30);
    t.is(server.exchanges.length, 1);
    t.is(server.tokens().length, 0);
  });
}

test('a pair that is refused is named, and a later request tries again', async t => {
  const server = await startTokenServer(t, {
    exchange: number => (number === 1 ? [401, {}] : issueToken()(number)),
  });
  const sender = createBoltSender(server.url, {env: {BOLT_URL: server.url, ...clientEnv}});
  const error = await catchSendError(sender.send(readBolt()));
  t.is(error.message, 'BOLT_CLIENT_ID and BOLT_CLIENT_SECRET were refused: not authenticated');
  t.is((await sender.send(readBolt())).status, 200);
  sender.close();
});

test('an exchange is tried again as a read is', async t => {
  const server = await startTokenServer(t, {
    exchange: number => (number < 3 ? [503, {}] : issueToken()(number)),
  });
  const sender = createBoltSender(server.url);
  t.is((await sender.send({...createWrite(), provider: 'bolt'})).status, 200);
  sender.close();
  t.is(sender.sent(), 4);
});

test('an exchange that fails on the API’s side is an error of the API, and nothing else was sent', async t => {
  const server = await startTokenServer(t, {exchange: () => [500, {errors: [{reason: 'Oops'}]}]});
  const sender = createBoltSender(server.url);
  const error = await catchSendError(sender.send({...createWrite(), provider: 'bolt'}));
  sender.close();
  t.like(error, {
    code: 'api',
    message: 'POST /gateway/api-tokens/authorize: 500 Oops',
    maybeSent: false,
  });
});

for (const body of [{}, {access_token: 7}, {access_token: 'a\r\nb'}, [], 'text']) {
  test(`an answer without a token of use: ${JSON.stringify(body)}`, async t => {
    const server = await startTokenServer(t, {exchange: () => [200, body]});
    const sender = createBoltSender(server.url);
    const error = await catchSendError(sender.send(readBolt()));
    sender.close();
    t.like(error, {code: 'api', hint: 'Check BOLT_URL', maybeSent: false});
    t.is(error.message, 'POST /gateway/api-tokens/authorize: the answer has no access token');
  });
}

test('no network for the exchange: nothing was sent', async t => {
  const sender = createBoltSender(await findClosedUrl());
  const errors = await Promise.all(
    Array.from({length: 20}, () => catchSendError(sender.send({...createWrite(), provider: 'bolt'}))),
  );
  sender.close();
  for (const error of errors) t.like(error, {code: 'network', maybeSent: false});
  t.is(sender.sent(), 3);
});

test('what may have been sent before an exchange failed may have been carried out', async t => {
  const server = await startTokenServer(t, {
    exchange: number => (number === 1 ? issueToken(0)(1) : [401, {}]),
    status: () => 502,
  });
  const sender = createBoltSender(server.url);
  const error = await catchSendError(sender.send({...readBolt('/things/a'), method: 'DELETE'}));
  sender.close();
  t.like(error, {code: 'no_credentials', maybeSent: true});
});

test('one who gives up does not fail the others who wait for a token', async t => {
  const controller = new AbortController();
  let answer = () => {};
  const asked = new Promise<void>(resolve => {
    answer = resolve;
  });
  const server = await startTokenServer(t, {
    exchange: async number => {
      controller.abort();
      await asked;
      return issueToken()(number);
    },
  });
  const sender = createBoltSender(server.url);
  const first = catchSendError(sender.send(readBolt('/first'), {signal: controller.signal}));
  const second = sender.send(readBolt('/second'));
  t.like(await first, {code: 'cancelled', maybeSent: false});
  answer();
  t.is((await second).status, 200);
  sender.close();
  t.is(server.exchanges.length, 1);
});

test('an exchange that nobody waits for any more is given up, and the next request makes another', async t => {
  const controller = new AbortController();
  const server = await startTokenServer(t, {
    exchange: async number => {
      if (number === 1) {
        controller.abort();
        await new Promise(() => {});
      }
      return issueToken()(number);
    },
  });
  const sender = createBoltSender(server.url);
  const error = await catchSendError(sender.send(readBolt(), {signal: controller.signal}));
  t.like(error, {code: 'cancelled', maybeSent: false});
  t.is((await sender.send(readBolt())).status, 200);
  sender.close();
});

test('no secret is in any event, error or message', async t => {
  const events: RequestEvent[] = [];
  const shown: unknown[] = [];
  const server = await startTokenServer(t, {
    exchange: (number, {body, headers}) =>
      number % 2 === 1
        ? issueToken(0)(number)
        : [400, {errors: [{reason: `${body} ${headers.authorization}`, field: apiToken}]}],
    status: (_token, _number, {url}) => (url.endsWith('/fails') ? 400 : 200),
  });
  for (const env of [{BOLT_API_TOKEN: apiToken}, clientEnv]) {
    const sender = createBoltSender(server.url, {
      env: {BOLT_URL: server.url, ...env},
      onEvent: event => events.push(event),
    });
    for (const path of ['/fails', '/works', '/fails', '/works']) {
      try {
        const {body: _body, ...response} = await sender.send(readBolt(path));
        shown.push(response, readError(bolt, readBolt(path), {...response, body: _body}, sender.secrets()));
      } catch (error) {
        shown.push(error);
      }
    }
    sender.close();
  }
  const all = inspect([shown, events], {depth: null, showHidden: true, maxStringLength: null});
  t.regex(all, /BOLT_API_TOKEN was refused: <REDACTED>: api_token=<REDACTED>/);
  t.regex(all, /no <REDACTED>/);
  for (const secret of ['canary', apiToken, encodeURIComponent(apiToken), clientSecret, basic]) {
    t.false(all.includes(secret), secret);
  }
});
