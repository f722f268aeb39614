import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {createRateLimiter} from '../../../src/sandbox/http/rate-limiter.js';

test('a window ends, and the next one starts full', async t => {
  const limiter = createRateLimiter({limit: 1, windowSeconds: 0.2});
  t.false(limiter.take('a').refused);
  const refused = limiter.take('a');
  t.like(refused, {limit: 1, remaining: 0, secondsLeft: 1, refused: true});
  t.false(limiter.take('b').refused);
  let state = refused;
  while (state.refused) {
    await delay(10);
    state = limiter.take('a');
  }
  t.is(state.remaining, 0);
  t.true(state.reset >= refused.reset);
});
