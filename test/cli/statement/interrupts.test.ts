import test from 'ava';
import {createInterrupts} from '../../../src/cli/statement/interrupts.js';
import type {Request} from '../../../src/request/request.js';

const request: Request = {
  provider: 'a',
  method: 'POST',
  path: '/a',
  query: {},
  headers: {},
  public: false,
  idempotent: true,
};
const sent = {kind: 'sent', request, url: 'http://host/a', attempt: 1} as const;
const failed = {kind: 'failed', request, url: '', attempt: 1, reason: '', milliseconds: 1} as const;

/** Lets what an interrupt has begun end. */
const settle = () => new Promise(resolve => setImmediate(resolve));

test.serial('a read by POST is given up at the first interrupt', async t => {
  const said: string[] = [];
  const interrupts = createInterrupts(text => said.push(text));
  interrupts.startStatement(async () => false);
  interrupts.onEvent(sent);
  process.emit('SIGINT');
  await settle();
  t.true(interrupts.signal.aborted);
  t.deepEqual(said, []);
  interrupts.dispose();
});

test.serial('the exchange of a token is no change under way', async t => {
  const said: string[] = [];
  const interrupts = createInterrupts(text => said.push(text));
  interrupts.startStatement(async () => true);
  interrupts.onEvent({...sent, request: {...request, public: true}});
  process.emit('SIGINT');
  await settle();
  t.true(interrupts.signal.aborted);
  t.deepEqual(said, []);
  interrupts.dispose();
});

test.serial('after an interrupted change, the next statement is given up', async t => {
  const said: string[] = [];
  const interrupts = createInterrupts(text => said.push(text));
  interrupts.startStatement(async () => true);
  interrupts.onEvent(sent);
  process.emit('SIGINT');
  await settle();
  t.true(interrupts.stop.aborted);
  t.false(interrupts.signal.aborted);
  t.is(said.length, 1);
  interrupts.startStatement(async () => false);
  t.true(interrupts.signal.aborted);
  interrupts.dispose();
});

test.serial('signals are only taken while there is something to account for', t => {
  const before = process.listenerCount('SIGINT');
  const taken = () => process.listenerCount('SIGINT') - before;
  const interrupts = createInterrupts(() => {});
  interrupts.startStatement(async () => true);
  t.is(taken(), 0);
  interrupts.onEvent({...sent, request: {...request, method: 'GET'}});
  t.is(taken(), 1);
  interrupts.onEvent(failed);
  t.is(taken(), 0);
  interrupts.onEvent(sent);
  interrupts.onEvent(failed);
  t.is(taken(), 1);
  interrupts.startStatement(async () => true);
  t.is(taken(), 0);
  interrupts.guard();
  t.is(taken(), 1);
  interrupts.dispose();
  t.is(taken(), 0);
});
