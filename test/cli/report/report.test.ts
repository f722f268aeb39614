import test from 'ava';
import {describeBug} from '../../../src/cli/report/describe-bug.js';
import {createHider} from '../../../src/cli/report/hide-values.js';
import {createWatcher} from '../../../src/cli/report/watch-requests.js';
import type {Request} from '../../../src/request/request.js';

test('values of parameters are hidden, in all their forms', t => {
  const hider = createHider(['a b/"c"', 7, ['nested-value'], true, null, '']);
  t.is(
    hider.text('x a b/"c" a%20b%2F%22c%22 a b/\\"c\\" 7 nested-value'),
    `x ${'<REDACTED> '.repeat(3)}7 <REDACTED>`,
  );
  t.is(hider.whole('7'), '<REDACTED>');
  t.is(hider.part('sted'), '<REDACTED>');
  t.is(hider.part('else'), 'else');
});

function watch(trace: boolean, values: readonly string[] = []) {
  const lines: string[] = [];
  const nothing = () => {};
  const report = {
    line: (text: string) => lines.push(text),
    note: nothing,
    problem: nothing,
    error: async () => {},
  };
  return {lines, tell: createWatcher(report, createHider(values), trace)};
}

const request: Request = {
  provider: 'linode',
  method: 'GET',
  path: '/a',
  query: {},
  headers: {'X-Filter': '{"+and":[{"label":"Graf"},{"n":12}]}', Accept: 'application/json'},
  public: false,
  idempotent: true,
};

test('a request that ended is a line of the trace, without values of parameters', t => {
  const url = 'http://host/v4/account/some%20key?page=1&q=some+key';
  const {lines, tell} = watch(true, ['some key', '%Grafana%', '12']);
  tell({kind: 'sent', request, url, attempt: 1});
  tell({kind: 'answered', request, url, attempt: 1, status: 200, milliseconds: 12.4, bytes: 5});
  tell({kind: 'failed', request, url, attempt: 2, reason: 'it broke', milliseconds: 3});
  const shown =
    'GET http://host/v4/account/<REDACTED>?page=1&q=<REDACTED>  X-Filter: {"+and":[{"label":"<REDACTED>"},{"n":"<REDACTED>"}]}';
  t.deepEqual(lines, [`${shown}  200  12 ms  5 bytes`, `${shown}  try 2  it broke  3 ms`]);
});

test('where there are several accounts, lines say which', t => {
  const {lines, tell} = watch(true);
  const exchange: Request = {...request, method: 'POST', headers: {}, public: true};
  const about = {connection: 'prod', request: exchange, url: 'http://host/token', attempt: 1};
  tell({kind: 'sent', ...about});
  tell({kind: 'answered', ...about, status: 200, milliseconds: 3, bytes: 9});
  for (const connection of ['prod', 'staging', 'staging']) {
    tell({kind: 'waiting', connection, provider: 'linode', milliseconds: 2000, reason: 'a limit'});
  }
  t.deepEqual(lines, [
    'prod: POST http://host/token  200  3 ms  9 bytes',
    'waiting 2 s: prod: a limit',
    'waiting 2 s: staging: a limit',
  ]);
});

test('a long wait is told of once, whether a trace is wanted or not', t => {
  const {lines, tell} = watch(false);
  const wait = (milliseconds: number, reason: string) =>
    tell({kind: 'waiting', provider: 'linode', milliseconds, reason});
  tell({kind: 'answered', request, url: 'http://host/', attempt: 1, status: 200, milliseconds: 1, bytes: 1});
  wait(500, 'a');
  wait(11_200, 'a');
  wait(11_300, 'a');
  wait(3000, 'b');
  t.deepEqual(lines, ['waiting 12 s: a', 'waiting 3 s: b']);
});

test('a bug is told without secrets, with its stack only if that is wanted', t => {
  const token = 'canary-token-in-environment';
  process.env.SOME_TOKEN = token;
  t.teardown(() => {
    delete process.env.SOME_TOKEN;
    delete process.env.ROWGATE_DEBUG;
  });
  const error = new TypeError(`no ${token}, Bearer abc.def ${'0f'.repeat(32)}`);
  t.is(describeBug(error).message, 'this is a bug in Rowgate: no <REDACTED>, Bearer <REDACTED> <REDACTED>');
  t.deepEqual(describeBug(error).trace, []);
  process.env.ROWGATE_DEBUG = '1';
  const {trace} = describeBug(error);
  t.true(trace.length > 1);
  t.false(trace.join('\n').includes(token));
});
