import test from 'ava';
import {readAllowance, readRetryAfter} from '../../src/request/rate-limit.js';
import {type Attempt, decideRetry, defaultRetryPolicy} from '../../src/request/retry.js';
import {acme} from './acme.js';

const now = Date.UTC(2026, 0, 31);
const date = new Date(now).toUTCString();

const status = (code: number, headers: Readonly<Record<string, string>> = {}): Attempt => ({
  kind: 'status',
  status: code,
  headers,
});
const fault = (kind: 'unreachable' | 'certificate' | 'timeout' | 'broken', maybeSent: boolean): Attempt => ({
  kind: 'fault',
  fault: {kind, reason: kind, maybeSent},
});

function decide(outcome: Attempt, idempotent: boolean, attempt = 1, random = 0): number | 'stop' {
  const decision = decideRetry({
    attempt,
    idempotent,
    outcome,
    policy: defaultRetryPolicy,
    rateLimit: acme.rateLimit,
    errors: acme.errors,
    now,
    random,
  });
  return decision.kind === 'retry' ? decision.milliseconds : 'stop';
}

/** Outcome → the pause in milliseconds of what is idempotent, and of what is not. */
const cases: Readonly<Record<string, readonly [Attempt, number | 'stop', number | 'stop']>> = {
  '200': [status(200), 'stop', 'stop'],
  '200 with Retry-After': [status(200, {'retry-after': '60'}), 'stop', 'stop'],
  '400': [status(400), 'stop', 'stop'],
  '401': [status(401), 'stop', 'stop'],
  '404': [status(404), 'stop', 'stop'],
  '408': [status(408), 500, 'stop'],
  '408 with Retry-After': [status(408, {'retry-after': '60'}), 500, 'stop'],
  '429': [status(429), 500, 500],
  '429 with Retry-After': [status(429, {'retry-after': '7'}), 7000, 7000],
  '429 with a date': [status(429, {'retry-after': new Date(now + 9000).toUTCString(), date}), 9000, 9000],
  '429 with a reset': [
    status(429, {'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 30)}),
    30_000,
    30_000,
  ],
  '429 that asks too long': [status(429, {'retry-after': '121'}), 'stop', 'stop'],
  '429 with nonsense': [status(429, {'retry-after': '-1'}), 500, 500],
  '500': [status(500), 'stop', 'stop'],
  '502': [status(502), 500, 'stop'],
  '503': [status(503), 500, 'stop'],
  '503 with Retry-After': [status(503, {'retry-after': '2'}), 2000, 'stop'],
  '504': [status(504), 500, 'stop'],
  'not reached': [fault('unreachable', false), 500, 500],
  'a bad certificate': [fault('certificate', false), 'stop', 'stop'],
  'no answer in time': [fault('timeout', true), 500, 'stop'],
  'a broken connection': [fault('broken', true), 500, 'stop'],
};

for (const [name, [outcome, idempotent, not]] of Object.entries(cases)) {
  test(`after ${name}`, t => {
    t.is(decide(outcome, true), idempotent);
    t.is(decide(outcome, false), not);
  });
}

test('pauses double, with up to half as much again', t => {
  const pauses = [1, 2, 3, 4, 5].map(attempt => decide(status(502), true, attempt));
  t.deepEqual(pauses, [500, 1000, 2000, 4000, 'stop']);
  t.is(decide(status(502), true, 2, 1), 1500);
});

test('what is hopeless is tried less often', t => {
  const maintenance = status(503, {'x-maintenance-mode': 'all'});
  t.deepEqual(
    [1, 2].map(attempt => decide(maintenance, true, attempt)),
    [500, 'stop'],
  );
  const unreachable = fault('unreachable', false);
  t.deepEqual(
    [2, 3].map(attempt => decide(unreachable, false, attempt)),
    [1000, 'stop'],
  );
});

test('Retry-After', t => {
  const read = (text: string) => readRetryAfter({'retry-after': text}, now);
  t.deepEqual(['0', '1.5', ' 60 ', '', 'soon', '-1', '2026-01-31'].map(read), [
    0,
    1500,
    60_000,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  t.is(readRetryAfter({'retry-after': new Date(now - 5000).toUTCString()}, now), 0);
});

test('the allowance goes by the clock of the server', t => {
  const headers = {'x-ratelimit-remaining': '3', 'x-ratelimit-reset': String(now / 1000 + 60)};
  t.deepEqual(readAllowance(acme.rateLimit, headers, now), {remaining: 3, reset: now + 60_000});
  const late = now + 3_600_000;
  t.deepEqual(readAllowance(acme.rateLimit, {...headers, date}, late), {remaining: 3, reset: late + 60_000});
  t.is(readAllowance(acme.rateLimit, {}, now), undefined);
  t.is(readAllowance(acme.rateLimit, {...headers, 'x-ratelimit-remaining': 'many'}, now), undefined);
  t.is(readAllowance(undefined, headers, now), undefined);
});
