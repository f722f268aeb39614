import {readFileSync} from 'node:fs';
import {startCli} from '../../cli/run-cli.js';
import {drawSeeded} from '../../oracle/draw.js';
import {bind, connect, execute, logIn, parse, type RawClient, simple, sync} from '../raw-client.js';
import {drawBurst} from './draw-burst.js';

/*
 * Fifty clients at once, each with a hundred queries; one of them reads slowly, one leaves in the middle, one sends rubbish.
 * Each row must be its own client's, and the memory of the server must be back afterwards. Linux only.
 *
 *   node build/test/server/fuzz/many-clients.js
 */
const clients = 50;
const queries = 100;

const cli = startCli(['serve', '--sandbox', '--port', '0'], {env: {ROWGATE_PASSWORD: 'secret'}});
let shown = '';
cli.child.stderr?.on('data', text => {
  shown += text;
});
await cli.saw(' -U rowgate rowgate\n');
const port = Number(/ -p (\d+) /.exec(shown)?.[1]);

function readMemory(): number {
  const [, kilobytes = '0'] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${cli.child.pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1000);
}

async function open(): Promise<RawClient> {
  const client = connect({port});
  const said = await logIn(client);
  if (said.at(-1) !== 'Z I') throw new Error(said.join('\n'));
  return client;
}

const many =
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i, $1 AS own FROM n';

async function ask(own: number): Promise<void> {
  const client = await open();
  for (let query = 0; query < queries; query++) {
    const value = `${own}.${query}`;
    client.write(
      parse('SELECT $1 AS a, count(*) FROM oauth_clients'),
      bind({values: [value]}),
      execute(),
      sync,
    );
    const answers = await client.until('Z');
    if (!/^D .*\|\d+$/.test(answers[2] ?? '') || !answers[2]?.startsWith(`D ${value}|`)) {
      throw new Error(`${value}: ${answers.join('\n')}`);
    }
  }
  client.end();
}

async function readSlowly(): Promise<void> {
  const client = await open();
  client.write(parse(many), bind({values: ['slow']}), execute(), sync);
  client.socket.pause();
  await new Promise(resolve => setTimeout(resolve, 3000));
  client.socket.resume();
  const answers = await client.until('Z');
  if (answers.at(-2) !== 'C SELECT 20000') throw new Error(String(answers.at(-2)));
  client.end();
}

async function leave(): Promise<void> {
  const client = await open();
  client.write(simple('SELECT * FROM oauth_clients AS a, oauth_clients AS b'));
  await client.next();
  client.end();
}

async function sendRubbish(seed: number): Promise<void> {
  const client = await open();
  client.write(drawBurst(drawSeeded(seed), 40));
  client.socket.end();
  await client.closed;
}

async function load(round: number): Promise<void> {
  const others = Array.from({length: clients - 3}, (_, own) => ask(own));
  await Promise.all([...others, readSlowly(), leave(), sendRubbish(round)]);
}

const memory: number[] = [];
for (let round = 0; round < 5; round++) {
  const start = performance.now();
  await load(round);
  memory.push(readMemory());
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`round ${round + 1}: ${seconds} s, ${memory.at(-1)} MB\n`);
}
cli.child.kill('SIGTERM');
const {status, stderr} = await cli.ended;
const [first = 0] = memory;
const isBack = (memory.at(-1) ?? 0) <= first * 1.2;
process.stdout.write(`ended with ${status}; the memory ${isBack ? 'is back' : 'has grown'}\n${stderr}`);
process.exitCode = status === 0 && isBack ? 0 : 1;
