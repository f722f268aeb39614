import test from 'ava';
import {readFault} from '../../src/request/read-fault.js';

const before = {connect: undefined, secureConnect: undefined};
const connected = {connect: 1, secureConnect: undefined};
const safe = {connect: 1, secureConnect: 2};

/** Error → kind, and whether it may have been sent. */
const cases: Readonly<Record<string, readonly [unknown, string, boolean]>> = {
  refused: [{code: 'ECONNREFUSED', timings: before}, 'unreachable', false],
  'unknown host': [{code: 'ENOTFOUND', timings: before}, 'unreachable', false],
  'reset while connecting': [{code: 'ECONNRESET', timings: before}, 'unreachable', false],
  'out of reach while connecting': [{code: 'EHOSTUNREACH', timings: before}, 'unreachable', false],
  'out of reach later on': [{code: 'EHOSTUNREACH', timings: safe}, 'broken', true],
  'slow to connect': [{code: 'ETIMEDOUT', event: 'connect', timings: before}, 'unreachable', false],
  'slow to shake hands': [
    {code: 'ETIMEDOUT', event: 'secureConnect', timings: connected},
    'unreachable',
    false,
  ],
  'slow to answer': [{code: 'ETIMEDOUT', event: 'request', timings: safe}, 'timeout', true],
  'a bad certificate': [{code: 'CERT_HAS_EXPIRED', timings: connected}, 'certificate', false],
  'a client certificate wanted late': [{code: 'ERR_SSL_ALERT', timings: safe}, 'broken', true],
  'reset after connecting': [{code: 'ECONNRESET', timings: connected}, 'broken', true],
  'an error that tells nothing': [new Error('secret'), 'broken', true],
  'no error at all': [undefined, 'broken', true],
};

for (const [name, [error, kind, maybeSent]] of Object.entries(cases)) {
  test(name, t => {
    const fault = readFault(error, 1000);
    t.like(fault, {kind, maybeSent});
    t.notRegex(fault.reason, /secret/);
  });
}

test('a code that is no code is not shown', t => {
  t.is(readFault({code: 'a secret'}, 1000).reason, 'the connection broke off (unknown error)');
});
