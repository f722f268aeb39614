import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import type {FaultRule} from '../../../src/sandbox/http/fault.js';
import {type Call, listField, withSandbox} from '../with-sandbox.js';

const path = '/v4/account/oauth-clients';
const create = (call: Call) =>
  call('POST', path, {fields: {label: 'New One', redirect_uri: 'https://a.example/'}});
const countNew = async (call: Call) =>
  (await listField(call, path, 'label')).filter(label => label === 'New One').length;
const onCreate = (effect: FaultRule['effect']) => ({rules: [{method: 'POST', path, count: 1, effect}]});

for (const [when, made] of [
  ['before', 0],
  ['after', 1],
] as const) {
  test(`a connection dropped ${when} the change leaves ${made} of it`, async t => {
    await withSandbox({faults: onCreate({kind: 'drop', when})}, async (call, {requests}) => {
      await t.throwsAsync(create(call));
      t.is(await countNew(call), made);
      t.like(requests()[0], {status: null, fault: 'drop'});
      t.is((await create(call)).status, 200);
    });
  });

  test(`a status ${when} the change leaves ${made} of it`, async t => {
    await withSandbox({faults: onCreate({kind: 'status', status: 504, when})}, async call => {
      t.is((await create(call)).status, 504);
      t.is(await countNew(call), made);
    });
  });

  test(`a request that hangs ${when} the change ends with the sandbox`, async t => {
    await withSandbox({faults: onCreate({kind: 'hang', when})}, async (call, sandbox) => {
      const hanging = create(call);
      hanging.catch(() => undefined);
      while (sandbox.requests().length === 0) {
        await delay(5);
      }
      t.like(sandbox.requests()[0], {status: null, fault: 'hang'});
      t.is(await countNew(call), made);
      await sandbox.close();
      await t.throwsAsync(hanging);
    });
  });
}

test('a truncated body breaks off, after the change', async t => {
  await withSandbox({faults: onCreate({kind: 'truncate', bytes: 20})}, async call => {
    await t.throwsAsync(create(call));
    t.is(await countNew(call), 1);
  });
});

test('a body that is not JSON', async t => {
  await withSandbox({faults: onCreate({kind: 'not-json'})}, async call => {
    const {status, headers, text} = await create(call);
    t.deepEqual([status, headers.get('content-type')], [200, 'text/html']);
    t.throws(() => JSON.parse(text));
    t.is(await countNew(call), 1);
  });
});

test('statuses have the bodies that the API has for them, or the rule’s own', async t => {
  await withSandbox({}, async (call, {setFaults}) => {
    const answer = async (effect: Omit<Extract<FaultRule['effect'], {kind: 'status'}>, 'kind'>) => {
      setFaults({rules: [{effect: {kind: 'status', ...effect}}]});
      return await call('GET', path);
    };
    const throttled = await answer({status: 429});
    t.is(throttled.text, '{"errors": [{"reason": "Too many requests"}]}');
    t.is(throttled.headers.get('retry-after'), null);
    t.is((await answer({status: 429, headers: {'Retry-After': '7'}})).headers.get('retry-after'), '7');
    t.regex((await answer({status: 500})).text, /^\{"errors": \[\{"reason": /);
    const gateway = await answer({status: 502});
    t.is(gateway.headers.get('server'), 'nginx');
    t.is(gateway.headers.get('content-type'), 'text/html');
    const maintenance = {'X-Maintenance-Mode': 'all,All endpoints are temporarily unavailable.'};
    const closed = await answer({status: 503, headers: maintenance, body: '{"errors": []}'});
    t.is(closed.headers.get('x-maintenance-mode'), maintenance['X-Maintenance-Mode']);
    t.is(closed.text, '{"errors": []}');
    setFaults({rules: []});
    t.is((await call('GET', path)).status, 200);
  });
});

test('skip and count choose which requests are hit, path and method which are meant', async t => {
  const effect = {kind: 'status', status: 500} as const;
  const rules = [{method: ['GET', 'PUT'], path: '/*/profile/**', skip: 1, count: 2, effect}];
  await withSandbox({faults: {rules}}, async call => {
    const statuses: number[] = [];
    for (const target of [
      'profile/apps',
      'account/logins',
      'profile/apps',
      'profile/devices',
      'profile/apps',
    ]) {
      statuses.push((await call('GET', `/v4/${target}`)).status);
    }
    t.deepEqual(statuses, [200, 200, 500, 500, 200]);
  });
});

test('a probability hits the same requests each time', async t => {
  const run = async (seed: number) => {
    const statuses: number[] = [];
    const rules = [{probability: 0.5, effect: {kind: 'status', status: 500} as const}];
    await withSandbox({faults: {seed, rules}}, async call => {
      for (let index = 0; index < 24; index += 1) {
        statuses.push((await call('GET', '/v4/profile/devices')).status);
      }
    });
    return statuses;
  };
  const first = await run(5);
  t.deepEqual(await run(5), first);
  t.notDeepEqual(await run(6), first);
  t.true(first.includes(500) && first.includes(200));
});

test('latency adds up and the request is still answered', async t => {
  const rule = {effect: {kind: 'latency', milliseconds: 30}} as const;
  await withSandbox({faults: {rules: [rule, rule]}}, async (call, {requests}) => {
    const start = performance.now();
    t.is((await call('GET', '/v4/profile/devices')).status, 200);
    t.true(performance.now() - start >= 50);
    t.is(requests()[0]?.fault, 'latency');
  });
});
