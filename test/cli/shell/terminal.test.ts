import {PassThrough, Writable} from 'node:stream';
import test from 'ava';
import {openTerminal, type Terminal} from '../../../src/cli/shell/terminal.js';

interface Typist {
  readonly terminal: Terminal;
  /** Types keys in one piece, and lets what they begin end. */
  type(keys: string): Promise<void>;
  /** What was written since it was asked last. */
  written(): string;
  /** How often the running statement was to be cancelled. */
  interrupts(): number;
}

const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(resolve => setImmediate(resolve));
};

function sit({columns = 80, paint = (line: string) => line, history = [] as readonly string[]} = {}): Typist {
  const input = new PassThrough();
  let written = '';
  let interrupts = 0;
  const screen = new Writable({
    write: (text, _encoding, done) => {
      written += text;
      done();
    },
  });
  const terminal = openTerminal({
    input: input as unknown as NodeJS.ReadStream,
    output: Object.assign(screen, {columns, rows: 24}) as unknown as NodeJS.WriteStream,
    history,
    complete: (line, cursor) => {
      const start = line.lastIndexOf(' ', cursor - 1) + 1;
      const prefix = line.slice(start, cursor);
      const texts = ['SELECT', 'label', 'labour'].filter(each => each.toLowerCase().startsWith(prefix));
      return {start, candidates: texts.map(text => ({text, after: ' '}))};
    },
    paint,
    onInterrupt: () => {
      interrupts += 1;
    },
  });
  return {
    terminal,
    type: async keys => {
      input.write(keys);
      await settle();
    },
    written: () => {
      const text = written;
      written = '';
      return text;
    },
    interrupts: () => interrupts,
  };
}

const pasted = (text: string) => `\u001b[200~${text}\u001b[201~`;
const line = (text: string) => ({kind: 'line', text});

test('a line is painted as it is typed, in place', async t => {
  const {terminal, type, written} = sit({paint: text => text.toUpperCase()});
  const read = terminal.readLine('> ');
  written();
  await type('ab');
  t.is(written(), 'ab\u001b7\r> AB\u001b8');
  await type('\r');
  t.deepEqual(await read, line('ab'));
  t.true(written().includes('\r\n'));
});

test('a line of several rows is painted from its first', async t => {
  const {terminal, type, written} = sit({columns: 10});
  const read = terminal.readLine('> ');
  await type('123456789');
  t.true(written().endsWith('\u001b7\u001b[1A\r> 123456789\u001b8'));
  await type('\r');
  t.deepEqual(await read, line('123456789'));
});

test('keys that come in one piece go where the cursor is', async t => {
  const {terminal, type} = sit();
  const read = terminal.readLine('> ');
  await type('ad\u001b[D');
  await type('bc');
  await type('\r');
  t.deepEqual(await read, line('abcd'));
});

test('lines that come while none is read are kept, and shown when they are', async t => {
  const {terminal, type, written} = sit();
  const first = terminal.readLine('> ');
  await type('one\rtwo\rthr');
  t.deepEqual(await first, line('one'));
  t.false(written().includes('two'));
  t.deepEqual(await terminal.readLine('> '), line('two'));
  t.is(written(), '> two\n');
  const third = terminal.readLine('> ');
  t.regex(written(), /> .*thr/s);
  await type('ee\r');
  t.deepEqual(await third, line('three'));
});

test('a paste is taken as a whole, with its tabs, before its first line is read', async t => {
  const {terminal, type, written} = sit();
  const first = terminal.readLine('> ');
  await type('a ');
  await type(pasted('b\n\tc\nd'));
  t.deepEqual(await first, line('a b'));
  t.deepEqual(await terminal.readLine('-> '), line('\tc'));
  t.true(written().endsWith('-> \tc\n'));
  const last = terminal.readLine('> ');
  await type('\r');
  t.deepEqual(await last, line('d'));
});

test('a paste within a line stays on it', async t => {
  const {terminal, type} = sit();
  const read = terminal.readLine('> ');
  await type('ad\u001b[D');
  await type(pasted('b\tc'));
  await type('\r');
  t.deepEqual(await read, line('ab\tcd'));
});

test('Ctrl-C clears a line; while none is read it interrupts, and what came is forgotten', async t => {
  const {terminal, type, written, interrupts} = sit();
  const first = terminal.readLine('> ');
  await type('abc\u0003');
  t.deepEqual(await first, {kind: 'cancelled', hadText: true});
  t.true(written().includes('^C\n'));
  const second = terminal.readLine('> ');
  await type('\u0003');
  t.deepEqual(await second, {kind: 'cancelled', hadText: false});
  t.is(interrupts(), 0);
  await type('more\rlines\r\u0003');
  t.is(interrupts(), 1);
  const third = terminal.readLine('> ');
  await type('fresh\r');
  t.deepEqual(await third, line('fresh'));
});

test('Ctrl-D on an empty line is the end, after what was typed before it', async t => {
  const {terminal, type} = sit();
  await type('a\r\u0004');
  t.deepEqual(await terminal.readLine('> '), line('a'));
  t.deepEqual(await terminal.readLine('> '), {kind: 'end'});
  t.is(await terminal.ask('yes? '), '');
});

test('a question is answered by what is typed after it', async t => {
  const {terminal, type, written} = sit();
  await type('y\rhalf');
  const asked = terminal.ask('Make it? ');
  t.true(written().includes('Make it? '));
  await type('no\r');
  t.is(await asked, 'no');
  const pastedOver = terminal.ask('Make it? ');
  await type(pasted('y\n'));
  await type('n\r');
  t.is(await pastedOver, 'n');
  const refused = terminal.ask('Make it? ');
  await type('y\u0003');
  await t.throwsAsync(refused, {code: 'cancelled'});
});

test('a hidden answer is not shown, and is in no history', async t => {
  const {terminal, type, written} = sit();
  const asked = terminal.ask('token: ', {isHidden: true});
  await type('canary-1\r');
  t.is(await asked, 'canary-1');
  const read = terminal.readLine('> ');
  await type('\u001b[A\r');
  t.deepEqual(await read, line(''));
  t.false(written().includes('canary'));
});

test('the history has what is remembered, and not the lines', async t => {
  const {terminal, type} = sit({history: ['old;']});
  const first = terminal.readLine('> ');
  await type('SELECT\r');
  await first;
  const second = terminal.readLine('> ');
  await type('1;\r');
  await second;
  terminal.remember('SELECT 1;');
  const third = terminal.readLine('> ');
  await type('\u001b[A\r');
  t.deepEqual(await third, line('SELECT 1;'));
  const fourth = terminal.readLine('> ');
  await type('\u001b[A\u001b[A\r');
  t.deepEqual(await fourth, line('old;'));
});

test('Tab completes, whatever the case, and twice lists', async t => {
  const {terminal, type, written} = sit();
  const read = terminal.readLine('> ');
  await type('sel');
  await type('\t');
  await type('la');
  await type('\t');
  await type('\t');
  t.regex(written(), /label +labour/);
  await type('e');
  await type('\t');
  await type('\r');
  t.deepEqual(await read, line('SELECT label '));
});
