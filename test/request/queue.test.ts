import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import test from 'ava';
import PQueue from 'p-queue';
import {createQueue} from '../../src/request/queue.js';

/** A task that ends when it is told to. */
function createTask(): {run: () => Promise<object>; end: () => void} {
  let end = () => {};
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  const run = async () => {
    await ended;
    return {};
  };
  return {run, end: () => end()};
}

test('so many tasks run at once, and a higher priority starts sooner', async t => {
  const queue = createQueue(new PQueue({concurrency: 2}));
  const started: string[] = [];
  const tasks = ['a', 'b', 'c', 'd', 'e'].map(name => ({
    name,
    priority: name === 'e' ? 2 : 1,
    ...createTask(),
  }));
  const results = tasks.map(({name, priority, run}) =>
    queue.run(priority, undefined, () => {
      started.push(name);
      return run();
    }),
  );
  await new Promise(resolve => setImmediate(resolve));
  t.deepEqual(started, ['a', 'b']);
  for (const [index, expected] of [...'abecd'].entries()) {
    tasks.find(({name}) => name === expected)?.end();
    await results[[...'abcde'].indexOf(expected)];
    await new Promise(resolve => setImmediate(resolve));
    t.deepEqual(started, [...'abecd'].slice(0, index + 3));
  }
});

test('a task that fails makes room for another', async t => {
  const queue = createQueue(new PQueue({concurrency: 1}));
  const failed = queue.run(1, undefined, () => Promise.reject(new Error('it failed')));
  const next = queue.run(1, undefined, async () => 'the next');
  await t.throwsAsync(failed, {message: 'it failed'});
  t.is(await next, 'the next');
});

test('what is aborted while it waits never starts, and what is under way rejects at once', async t => {
  const queue = createQueue(new PQueue({concurrency: 1}));
  const signals = [new AbortController(), new AbortController()];
  const first = createTask();
  const underWay = queue.run(1, signals[0]?.signal, first.run);
  const waiting = queue.run(1, signals[1]?.signal, () => t.fail() as never);
  const last = queue.run(1, undefined, async () => 'the last');
  for (const each of signals) each.abort(new Error('enough'));
  await t.throwsAsync(underWay, {message: 'enough'});
  await t.throwsAsync(waiting, {message: 'enough'});
  await t.throwsAsync(
    queue.run(1, signals[0]?.signal, () => t.fail() as never),
    {message: 'enough'},
  );
  first.end();
  t.is(await last, 'the last');
});

test('nothing is held of tasks that are done, while others wait', async t => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const queue = createQueue(new PQueue({concurrency: 1}));
  const results = Array.from(
    {length: 10},
    async () => new WeakRef(await queue.run(1, undefined, async () => ({}))),
  );
  const last = createTask();
  const others = [queue.run(1, undefined, last.run), queue.run(1, undefined, async () => {})];
  const given = await Promise.all(results);
  await new Promise(resolve => setImmediate(resolve));
  collect();
  t.deepEqual(
    given.map(each => each.deref()),
    given.map(() => undefined),
  );
  last.end();
  await Promise.all(others);
});
