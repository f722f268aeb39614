import test from 'ava';
import {endOne, initialPace, isExhausted, nextStart, pauseUntil, startOne} from '../../src/request/pace.js';

const maxWait = 120_000;
const allow = (remaining: number, reset = 60_000) => ({remaining, reset});

test('nothing is held back before the API tells its limit', t => {
  t.is(nextStart(startOne(startOne(initialPace)), 5), 5);
});

test('what is in flight counts against what remains', t => {
  const three = startOne(startOne(startOne(initialPace)));
  const state = endOne(three, allow(3), 0, maxWait);
  t.is(nextStart(state, 0), 0);
  const full = startOne(state);
  t.is(nextStart(full, 0), 60_000);
  t.false(isExhausted(full, 0));
});

test('where nothing remains the window is waited out', t => {
  const state = endOne(startOne(initialPace), allow(0), 0, maxWait);
  t.is(nextStart(state, 10), 60_000);
  t.true(isExhausted(state, 10));
  t.is(nextStart(state, 60_000), 60_000);
});

test('an answer that was overtaken does not raise what remains', t => {
  const two = startOne(startOne(initialPace));
  const state = endOne(endOne(two, allow(0), 0, maxWait), allow(1), 0, maxWait);
  t.is(nextStart(state, 0), 60_000);
});

test('a new window starts afresh', t => {
  const state = endOne(endOne(initialPace, allow(0), 0, maxWait), allow(9, 120_000), 60_001, maxWait);
  t.is(nextStart(state, 60_001), 60_001);
});

test('an answer without headers tells nothing', t => {
  const state = endOne(endOne(initialPace, allow(0), 0, maxWait), undefined, 0, maxWait);
  t.is(nextStart(state, 0), 60_000);
});

test('a reset far away is not believed', t => {
  t.is(nextStart(endOne(initialPace, allow(0, 9e12), 0, maxWait), 0), maxWait);
});

test('a pause holds for all, the longest of several', t => {
  const state = pauseUntil(pauseUntil(initialPace, 500), 300);
  t.is(nextStart(state, 100), 500);
  t.true(isExhausted(state, 100));
  t.is(nextStart(state, 600), 600);
});
