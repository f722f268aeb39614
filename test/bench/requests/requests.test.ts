import test from 'ava';
import {callCases} from './call-cases.js';
import {countCalls} from './count-calls.js';

for (const each of callCases) {
  test(`${each.name}: ${each.made === undefined ? 'as few calls as possible' : 'no more calls than known'}`, async t => {
    const calls = await countCalls(each);
    t.is(calls.length, each.made ?? each.least, calls.join('\n'));
  });
}
