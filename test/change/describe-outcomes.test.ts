import test from 'ava';
import {describeOutcomes} from '../../src/change/describe-outcomes.js';
import type {Outcome} from '../../src/index.js';

const done: Outcome = {kind: 'done'};
const failed = (reason: string): Outcome => ({kind: 'failed', reason});

test('outcomes are counted, with the first reasons', t => {
  t.is(describeOutcomes([done, {kind: 'unchanged'}]), undefined);
  t.deepEqual(describeOutcomes([done, failed('a'), failed('a'), {kind: 'unknown', reason: 'b'}]), {
    summary: '2 of 4 changes failed, 1 unknown, 1 done',
    reasons: ['failed: a (2 times)', 'unknown: b'],
  });
  t.deepEqual(describeOutcomes([{kind: 'skipped', reason: 'x'}])?.summary, '1 of 1 change was not sent');
  t.is(describeOutcomes(['a', 'b', 'c', 'd', 'e'].map(failed))?.reasons.at(-1), 'and 2 other reasons');
});
