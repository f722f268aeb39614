import test, {type ExecutionContext} from 'ava';
import type {CspOrganization} from '../faulty/csp-organization.js';
import type {Fault} from '../faulty/fault.js';
import {type Setting, startCsp} from '../faulty/start-setting.js';
import {applyPlan, kindsOf, readChanges, resume} from '../recorded-run.js';

const remove = 'DELETE FROM oauth_apps WHERE true';

/** How many outcomes there are of each kind. All that is done was deleted once, all that failed was not. */
function countKinds(
  t: ExecutionContext,
  {api, journal}: Setting<CspOrganization>,
  kinds: readonly string[],
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [index, {row}] of readChanges(journal).entries()) {
    const kind = kinds[index] ?? 'none';
    const times = api.ledger.count('deleted', row);
    const isTrue = kind === 'done' ? times === 1 : kind === 'unknown' ? times <= 1 : times === 0;
    t.true(isTrue, `${row} is ${kind}, and was deleted ${times} times`);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

const passing: Readonly<Record<string, Fault>> = {
  'a 429 with Retry-After': {kind: 'status', status: 429, acts: false, headers: {'Retry-After': '1'}},
  'a 429 without Retry-After': {kind: 'status', status: 429, acts: false},
  'a 503 before': {kind: 'status', status: 503, acts: false},
  'a reset before': {kind: 'reset', acts: false},
};

for (const [name, fault] of Object.entries(passing)) {
  test(`${name} in the middle of batches: all rows are deleted once`, async t => {
    const setting = await startCsp(t, 40);
    const {server, run, leaks} = setting;
    server.decide = (_, write) => (write === 1 ? fault : undefined);
    t.deepEqual(countKinds(t, setting, kindsOf(await run(remove))), {done: 40});
    t.is(server.writes.length, 4);
    t.deepEqual(leaks(), []);
  });
}

const doubtful: Readonly<Record<string, Fault>> = {
  'an answer that is lost': {kind: 'reset', acts: true},
  'a 500 after the change': {kind: 'status', status: 500, acts: true},
  'half of an answer': {kind: 'half', acts: true},
  'a page of something before the API': {kind: 'page', status: 200, acts: false},
};

for (const [name, fault] of Object.entries(doubtful)) {
  test(`${name} in the middle of batches: its rows are looked up, and those that are kept are told`, async t => {
    const setting = await startCsp(t, 40);
    const {api, server, engine, journal, run} = setting;
    api.kept.add('a3').add('a20');
    server.decide = (_, write) => (write === 1 ? fault : undefined);
    t.deepEqual(countKinds(t, setting, kindsOf(await run(remove))), {done: 24, failed: 1, unknown: 15});
    t.deepEqual(countKinds(t, setting, kindsOf(await resume(engine, journal))), {done: 38, failed: 2});
    t.deepEqual([...api.apps.keys()], ['a3', 'a20']);
  });
}

test('a row that another has deleted, or changed, is left out of its batch', async t => {
  const setting = await startCsp(t, 20);
  const {api, engine, journal} = setting;
  const plan = await engine.plan(remove);
  api.apps.delete('a4');
  api.apps.set('a17', {...api.apps.get('a17'), displayName: "somebody else's"});
  const result = await applyPlan(engine, plan, journal);
  t.deepEqual(countKinds(t, setting, kindsOf(result)), {done: 18, skipped: 2});
  t.deepEqual([...api.apps.keys()], ['a17']);
});

test('a row that is listed neither as done nor as failed is unknown, and is looked up', async t => {
  const setting = await startCsp(t, 5);
  const {api, server, engine, journal, run} = setting;
  api.untold.add('a2').add('a3');
  api.kept.add('a1');
  t.deepEqual(countKinds(t, setting, kindsOf(await run(remove))), {done: 2, failed: 1, unknown: 2});
  t.deepEqual(countKinds(t, setting, kindsOf(await resume(engine, journal))), {done: 4, failed: 1});
  t.is(server.writes.length, 1);
});
