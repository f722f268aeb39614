import {drawSeeded} from '../../oracle/draw.js';
import {
  bind,
  connect,
  execute,
  logIn,
  type Place,
  parse,
  type RawClient,
  simple,
  sync,
} from '../raw-client.js';
import {drawBurst} from './draw-burst.js';

export interface CrowdOptions {
  readonly clients: number;
  /** Of each client. */
  readonly queries: number;
  /** Of the result that one of them reads slowly, of a kilobyte each. */
  readonly rows: number;
  /** What the rubbish is drawn from. */
  readonly seed: number;
}

/**
 * Lets clients at a server at once. All but three ask one query after the other for a row each, which must be the right one;
 * of the three, one reads slowly, one leaves in the middle of a result, one sends rubbish.
 */
export async function letIn(place: Place, {clients, queries, rows, seed}: CrowdOptions): Promise<void> {
  const labels = await listLabels(place);
  const others = Array.from({length: clients - 3}, (_, own) => ask(place, {own, queries, labels}));
  await Promise.all([...others, readSlowly(place, rows), leave(place, rows), sendRubbish(place, seed)]);
}

type Labels = readonly (readonly [id: string, label: string])[];

async function open(place: Place): Promise<RawClient> {
  const client = connect(place);
  const said = await logIn(client);
  if (said.at(-1) !== 'Z I') throw new Error(said.join('\n'));
  return client;
}

async function listLabels(place: Place): Promise<Labels> {
  const client = await open(place);
  const answers = await client.query('SELECT id, label FROM oauth_clients');
  client.end();
  return answers.flatMap(each => {
    const [, id, label] = /^D ([^|]*)\|(.*)$/.exec(each) ?? [];
    return id === undefined || label === undefined ? [] : [[id, label] as const];
  });
}

const sql = 'SELECT $1 AS own, label FROM oauth_clients WHERE id = $2';

async function ask(
  place: Place,
  {own, queries, labels}: {readonly own: number; readonly queries: number; readonly labels: Labels},
): Promise<void> {
  const client = await open(place);
  for (let query = 0; query < queries; query++) {
    const [id = '', label = ''] = labels[(own + query) % labels.length] ?? [];
    const value = `${own}.${query}`;
    client.write(parse(sql), bind({values: [value, id]}), execute(), sync);
    const answers = await client.until('Z');
    if (answers[2] !== `D ${value}|${label}`) throw new Error(`${value}: ${answers.join('\n')}`);
  }
  client.end();
}

/** Rows that are long enough that not all of them wait in the network. */
const longRows = (rows: number) =>
  simple(`SELECT n, repeat('x', 1000) AS long FROM generate_series(1, ${rows}) AS n`);

/** Takes a tenth of the rows, then nothing for a while in which others are served, then all. */
async function readSlowly(place: Place, rows: number): Promise<void> {
  const client = await open(place);
  client.write(longRows(rows));
  for (let row = 0; row < rows / 10; row++) await client.next();
  client.socket.pause();
  const other = await open(place);
  for (let query = 0; query < 20; query++) await other.query('SELECT count(*) FROM oauth_clients');
  other.end();
  client.socket.resume();
  const answers = await client.until('Z');
  if (answers.at(-2) !== `C SELECT ${rows}`) throw new Error(String(answers.at(-2)));
  client.end();
}

async function leave(place: Place, rows: number): Promise<void> {
  const client = await open(place);
  client.write(longRows(rows));
  for (let row = 0; row < 3; row++) await client.next();
  client.socket.destroy();
}

async function sendRubbish(place: Place, seed: number): Promise<void> {
  const client = await open(place);
  client.write(drawBurst(drawSeeded(seed), 40));
  client.socket.end();
  await client.closed;
}
