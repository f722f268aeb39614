import test from 'ava';
import {RowgateError} from '../../../src/index.js';
import type {LinodeAccount} from '../faulty/linode-account.js';
import {type Setting, startLinode} from '../faulty/start-setting.js';
import {startChild} from '../kill/start-child.js';
import type {Task} from '../kill/task.js';
import {kindsOf, readForResume, resume} from '../recorded-run.js';

const reset = 'EXEC oauth_clients.reset_secret FOR EACH (SELECT id FROM oauth_clients)';
const taskOf = ({env, journal}: Setting<LinodeAccount>): Task => ({env, journal, concurrency: 2});

/** A run that is killed at its second call, before anything is made of that. */
async function killRun(setting: Setting<LinodeAccount>): Promise<void> {
  const {server} = setting;
  const {child, ended} = startChild({...taskOf(setting), concurrency: 1, sql: reset});
  server.decide = (_, write) => {
    if (write !== 1) return undefined;
    child.kill('SIGKILL');
    return {kind: 'reset', acts: false};
  };
  await ended;
  server.decide = () => undefined;
}

test('of several that go on with a run at the same time one does, and nothing is made twice', async t => {
  const setting = await startLinode(t, 6);
  const {api, engine, journal} = setting;
  await killRun(setting);
  const ends = await Promise.all([1, 2, 3].map(() => startChild(taskOf(setting)).ended));
  for (const {told, stderr} of ends) {
    t.is(stderr, '');
    if (told?.error !== undefined) t.is(told.error.code, 'refused', told.error.message);
  }
  // It may be that each saw another, and that all left it alone.
  const kinds = kindsOf(await resume(engine, journal));
  t.deepEqual(kinds, ['done', 'unknown', 'done', 'done', 'done', 'done']);
  t.deepEqual(api.ledger.deeds.map(({row}) => row).sort(), ['c0', 'c2', 'c3', 'c4', 'c5']);
});

test('who goes on with a run while another is at it is refused, and who comes after it finds it done', async t => {
  const setting = await startLinode(t, 4);
  const {api, server, engine, journal} = setting;
  await killRun(setting);
  const late = readForResume(engine, journal);
  const first = server.writes.length;
  let release = () => {};
  server.decide = (_, write) => {
    if (write !== first) return undefined;
    return {
      kind: 'wait',
      acts: true,
      until: new Promise<void>(resolve => {
        release = resolve;
      }),
    };
  };
  const {ended} = startChild(taskOf(setting));
  await server.untilWritten(first + 1);
  const error = await t.throwsAsync(resume(engine, journal), {instanceOf: RowgateError});
  t.is(error?.code, 'refused');
  t.regex(error?.message ?? '', /another process is at work on/);
  release();
  t.deepEqual((await ended).told?.outcomes, ['done', 'unknown', 'done', 'done']);
  const made = api.ledger.deeds.length;
  t.deepEqual(kindsOf(await late()), ['done', 'unknown', 'done', 'done']);
  t.is(api.ledger.deeds.length, made);
});

test('who goes on with a run that still runs is refused', async t => {
  const {server, engine, journal, run} = await startLinode(t, 3);
  let release = () => {};
  server.decide = (_, write) =>
    write === 1
      ? {
          kind: 'wait',
          acts: true,
          until: new Promise<void>(resolve => {
            release = resolve;
          }),
        }
      : undefined;
  const running = run(reset);
  await server.untilWritten(2);
  const error = await t.throwsAsync(resume(engine, journal), {instanceOf: RowgateError});
  t.is(error?.code, 'refused');
  release();
  t.deepEqual(kindsOf(await running), ['done', 'done', 'done']);
  t.is(server.writes.length, 3);
});
