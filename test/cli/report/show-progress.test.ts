import test from 'ava';
import type {ChangeOutcome} from '../../../src/change/change-outcome.js';
import {createFetching, describeFetching} from '../../../src/cli/report/show-fetching.js';
import {createProgress} from '../../../src/cli/report/show-progress.js';
import {createStatusLine} from '../../../src/cli/report/status-line.js';
import type {Outcome} from '../../../src/execute/result.js';

const told = (outcome: Outcome, total: number): ChangeOutcome => ({
  resource: 'linode.account.oauth_clients',
  verb: 'update',
  method: 'put_client',
  index: 0,
  total,
  key: 'c0',
  outcome,
});
const done: Outcome = {kind: 'done'};
const failed: Outcome = {kind: 'failed', reason: 'no'};

function start(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  const lines: string[] = [];
  let time = 0;
  const statusLine = createStatusLine({isTTY, columns, write: text => written.push(text)});
  const tell = createProgress({statusLine, line: text => lines.push(text), now: () => time});
  return {
    written,
    lines,
    statusLine,
    after: (milliseconds: number, outcome: Outcome, total: number) => {
      time += milliseconds;
      tell(told(outcome, total));
    },
  };
}

test('a terminal has a bar with the rate, what was done and failed, and the time left', t => {
  const {written, lines, after, statusLine} = start(true);
  after(1000, done, 4);
  after(500, failed, 4);
  after(500, done, 4);
  t.is(written.at(-1), '\r\u{1b}[K[###############.....] 3 of 4, 2 done, 1 failed, 2.0/s, 1 s left');
  statusLine.clear();
  statusLine.clear();
  t.is(written.filter(text => text === '\r\u{1b}[K').length, 1);
  t.deepEqual(lines, []);
});

test('a bar is never wider than the terminal, and is not drawn for every change', t => {
  const {written, after} = start(true, 30);
  for (let index = 0; index < 100; index += 1) after(10, done, 1000);
  t.true(written.length < 10);
  t.true(written.every(text => text.replace('\r\u{1b}[K', '').length < 30));
});

test('a log has a line now and then, and none of a run that is short', t => {
  const {written, lines, after} = start(false);
  for (let index = 0; index < 9; index += 1) after(1000, done, 9);
  t.deepEqual(lines, []);
  for (let index = 0; index < 25; index += 1) after(1000, index === 3 ? failed : done, 7200);
  t.deepEqual(lines, [
    '11 of 7200, 10 done, 1 failed, 1.0/s, 2 h 0 min left',
    '21 of 7200, 20 done, 1 failed, 1.0/s, 2 h 0 min left',
  ]);
  t.deepEqual(written, []);
});

test('what a read waits for is shown once it takes long, and taken away at its end', t => {
  const written: string[] = [];
  let time = 0;
  const statusLine = createStatusLine({isTTY: true, columns: 80, write: text => written.push(text)});
  const fetching = createFetching(statusLine, () => time);
  t.false(fetching.isActive());
  fetching.start();
  fetching.onProgress({kind: 'fetched', resource: 'a.b.c', done: 3, total: 10});
  time = 499;
  fetching.onProgress({kind: 'computing'});
  t.deepEqual(written, []);
  time = 500;
  fetching.onProgress({kind: 'computing'});
  t.deepEqual(written, ['\r\u{1b}[Kfetching a.b.c: 3 of 10 requests']);
  t.true(fetching.isActive());
  fetching.end();
  t.is(written.at(-1), '\r\u{1b}[K');
  fetching.onProgress({kind: 'computing'});
  t.is(written.length, 2);
});

test('elsewhere than on a terminal nothing is shown of a read', t => {
  const statusLine = createStatusLine({write: () => t.fail()});
  const fetching = createFetching(statusLine, () => 0);
  fetching.start();
  t.false(fetching.isActive());
  fetching.end();
});

test('waits are named, with the time that is left of them', t => {
  const counts = new Map([
    ['a.b.c', {done: 3, total: 10}],
    ['a.b.d', {done: 0, total: 1}],
    ['a.b.e', {done: 2, total: 2}],
  ]);
  const waits = new Map([
    ['prod: a limit', 12_500],
    ['over', 900],
  ]);
  t.is(
    describeFetching(counts, waits, 1000),
    'waiting 12 s for prod: a limit; fetching a.b.c: 3 of 10 requests, a.b.d',
  );
  t.is(describeFetching(new Map(), new Map(), 0), 'working');
});

test('a line is cut to a terminal, and to 80 columns where that does not say how wide it is', t => {
  for (const [columns, length] of [
    [20, 19],
    [0, 79],
    [undefined, 79],
  ] as const) {
    const written: string[] = [];
    const stream = {isTTY: true, ...(columns !== undefined && {columns})};
    createStatusLine({...stream, write: text => written.push(text)}).show('x'.repeat(100));
    t.deepEqual(written, [`\r\u{1b}[K${'x'.repeat(length)}`]);
  }
});
