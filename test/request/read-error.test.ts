import test from 'ava';
import {isFailure, isFilterRefusal, readError} from '../../src/request/read-error.js';
import type {Request, Response} from '../../src/request/request.js';
import {acme, canary, createRead, createWrite} from './acme.js';

function fail(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {status, headers, body: new TextEncoder().encode(text), credential: 'ACME_TOKEN'};
}

function read(response: Response, request: Request = createRead()) {
  return readError(acme, request, response, [canary]);
}

const cases: Readonly<Record<string, readonly [Response, string, string | undefined]>> = {
  'several reasons': [
    fail(400, {
      errors: [
        {reason: 'Length must be 1-512 characters', field: 'label'},
        {reason: 'redirect_uri is required', field: 'redirect_uri'},
        {reason: 'Invalid', field: null},
      ],
    }),
    'GET /things: 400 label: Length must be 1-512 characters; redirect_uri: redirect_uri is required; Invalid',
    undefined,
  ],
  'not found': [fail(404, {errors: [{reason: 'Not found'}]}), 'GET /things: 404 Not found', undefined],
  'a token that is not accepted': [
    fail(
      401,
      {errors: [{reason: 'Invalid Token'}]},
      {'x-oauth-scopes': 'unknown', 'x-accepted-oauth-scopes': 'a:rw'},
    ),
    'GET /things: 401 Invalid Token',
    'The API does not accept the credential from ACME_TOKEN: it may be wrong, expired or revoked',
  ],
  'a scope that is missing': [
    fail(
      401,
      {errors: [{reason: 'Your OAuth token is not authorized to use this endpoint.'}]},
      {'x-oauth-scopes': 'b:ro c:rw', 'x-accepted-oauth-scopes': 'a:rw'},
    ),
    'GET /things: 401 Your OAuth token is not authorized to use this endpoint.',
    'This needs the scope a:rw; the token has b:ro c:rw',
  ],
  'not allowed with every scope': [
    fail(
      403,
      {errors: [{reason: 'Unauthorized'}]},
      {'x-oauth-scopes': '*', 'x-accepted-oauth-scopes': 'a:rw'},
    ),
    'GET /things: 403 Unauthorized',
    'The user whom the credential belongs to may not do this',
  ],
  'a limit': [
    fail(429, {errors: [{reason: 'Too many requests'}]}, {'retry-after': '300'}),
    'GET /things: 429 Too many requests',
    'The API limits the rate of requests; it asks to wait 300 s',
  ],
  maintenance: [
    fail(503, {errors: [{reason: 'Currently in maintenance mode.'}]}, {'x-maintenance-mode': 'all'}),
    'GET /things: 503 Currently in maintenance mode.',
    'The API is in maintenance',
  ],
  'a page of a proxy': [
    fail(502, '<html>secret inside</html>'),
    'GET /things: 502 bad gateway',
    "The fault is the API's; try again later",
  ],
  'nothing at all': [
    fail(500, ''),
    'GET /things: 500 internal error of the API',
    "The fault is the API's; try again later",
  ],
  'an unheard-of status': [fail(418, ''), 'GET /things: 418 failed', undefined],
  'an error with an ID': [
    fail(500, {errors: [{reason: 'Oops'}]}, {'x-request-id': 'r-1'}),
    'GET /things: 500 Oops',
    "The fault is the API's; try again later. ID of the request, for the vendor's support: r-1",
  ],
  'control characters': [
    fail(400, {errors: [{reason: 'a\u001b[31mb\nc\u202ed', field: 'x\u0000y'}]}),
    'GET /things: 400 x y: a [31mb c d',
    undefined,
  ],
  'errors of another form': [fail(400, {errors: 'no'}), 'GET /things: 400 bad request', undefined],
};

for (const [name, [response, message, hint]] of Object.entries(cases)) {
  test(name, t => {
    const error = read(response);
    t.like(error, {code: 'api', message});
    t.is(error.hint, hint);
  });
}

test('what the vendor says is cut to a sane length and number', t => {
  const long = read(fail(400, {errors: [{reason: 'x'.repeat(5000)}]}));
  t.true(long.message.length < 400);
  const many = read(fail(400, {errors: Array.from({length: 40}, (_, n) => ({reason: `r${n}`}))}));
  t.regex(many.message, /r9; and 30 more$/);
});

test('secrets in what the API says are replaced', t => {
  const request: Request = {
    ...createWrite(),
    body: {mediaType: 'application/json', json: {password: 'pass-4711'}},
    secretPaths: ['$.body.json.password'],
  };
  const response = fail(
    400,
    {
      errors: [
        {reason: `Bearer ${canary}\u0000 and pass-4711`, field: canary},
        {reason: `${canary.slice(0, 5)}\u0000${canary.slice(5)}`},
      ],
    },
    {'x-request-id': canary},
  );
  const error = read(response, request);
  const shown = `${error.message} ${error.hint}`;
  t.notRegex(shown, new RegExp(canary));
  t.notRegex(shown, /pass-4711/);
  t.regex(shown, /400 <REDACTED>: Bearer <REDACTED> and <REDACTED>/);
});

test('a secret in the path is not shown', t => {
  const error = read(fail(404, ''), {...createRead('/login/hush'), shownPath: '/login/<REDACTED>'});
  t.is(error.message, 'GET /login/<REDACTED>: 404 not found');
});

test('a refused filter is told from other refusals', t => {
  const refused = (status: number, field: string) =>
    isFilterRefusal(
      acme.filter,
      acme.errors,
      fail(status, {errors: [{reason: 'Cannot filter on foo', field}]}),
    );
  t.true(refused(400, 'X-Filter'));
  t.true(refused(400, 'x-filter'));
  t.false(refused(400, 'label'));
  t.false(refused(404, 'X-Filter'));
  t.false(isFilterRefusal(acme.filter, undefined, fail(400, '')));
});

test('which statuses are failures', t => {
  t.deepEqual(
    [200, 204, 299, 304, 400, 500].map(status => isFailure({status, headers: {}, body: new Uint8Array()})),
    [false, false, false, true, true, true],
  );
});
