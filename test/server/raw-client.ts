import {createHash, createHmac, pbkdf2Sync} from 'node:crypto';
import {connect as connectSocket, type Socket} from 'node:net';
import {connect as connectTls} from 'node:tls';
import {printMessage} from './print-message.js';

/** A client that knows of the protocol only what stands here; it shares nothing with the server. */
export interface RawClient {
  readonly socket: Socket;
  write(...messages: readonly Buffer[]): void;
  /** The next message, printed. Rejects once the server has ended the connection. */
  next(): Promise<string>;
  /** All messages up to the first whose type is one of these. */
  until(types: string): Promise<readonly string[]>;
  /** What the server answers to a simple query, without that it is ready, which is left to the end. */
  query(sql: string): Promise<readonly string[]>;
  /** Fulfilled once the server has ended the connection. */
  readonly closed: Promise<void>;
  end(): void;
}

export function message(type: string, ...parts: readonly (Buffer | string | number)[]): Buffer {
  const body = Buffer.concat(
    parts.map(part => {
      if (typeof part === 'number') return int16(part);
      return typeof part === 'string' ? Buffer.from(`${part}\0`) : part;
    }),
  );
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

export function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

export const parse = (
  sql: string,
  {name = '', types = []}: {name?: string; types?: readonly number[]} = {},
) => message('P', name, sql, types.length, ...types.map(int32));

export interface Bound {
  readonly portal?: string;
  readonly name?: string;
  readonly values?: readonly (string | Buffer | null)[];
  /** Of all values. */
  readonly binary?: boolean;
  readonly results?: readonly number[];
}

export const bind = ({portal = '', name = '', values = [], binary = false, results = []}: Bound = {}) => {
  const given = values.flatMap(value => {
    if (value === null) return [int32(-1)];
    const bytes = Buffer.from(value as string);
    return [int32(bytes.length), bytes];
  });
  const formats = binary ? [1, 1] : [0];
  return message('B', portal, name, ...formats, values.length, ...given, results.length, ...results);
};
export const describe = (what: 'S' | 'P', name = '') => message('D', Buffer.from(what), name);
export const close = (what: 'S' | 'P', name = '') => message('C', Buffer.from(what), name);
export const execute = (portal = '', most = 0) => message('E', portal, int32(most));
export const sync = message('S');
export const flush = message('H');
export const simple = (sql: string) => message('Q', sql);

/** A first message, which has no type. */
export function first(...parts: readonly (Buffer | string | number)[]): Buffer {
  return message('x', ...parts).subarray(1);
}

export const version3 = int32(196_608);
export const sslRequest = first(int32(80_877_103));

export const startup = (parameters: Readonly<Record<string, string>>) =>
  first(version3, ...Object.entries(parameters).flat(), Buffer.of(0));

export interface Place {
  readonly port: number;
}

/** Connects, and says nothing. */
export function connect({port}: Place): RawClient {
  return wrap(connectSocket({port, host: '127.0.0.1'}));
}

/** Asks for encryption, and gives an encrypted client, or what the server answered instead. */
export async function connectEncrypted(place: Place): Promise<RawClient | string> {
  const socket = connectSocket({port: place.port, host: '127.0.0.1'});
  socket.write(sslRequest);
  const answer = await new Promise<Buffer>(resolve => socket.once('data', resolve));
  if (answer.toString() !== 'S') return answer.toString();
  const secure = connectTls({socket, rejectUnauthorized: false});
  await new Promise(resolve => secure.once('secureConnect', resolve));
  return wrap(secure);
}

export interface Login {
  readonly user?: string;
  readonly password?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Logs in, and gives what the server says from then on, up to that it is ready, or that it refuses. */
export async function logIn(
  client: RawClient,
  {user = 'rowgate', password = 'secret', parameters = {database: 'rowgate'}}: Login = {},
): Promise<readonly string[]> {
  client.write(startup({user, ...parameters}));
  const asked = await client.next();
  if (!asked.startsWith('R 10')) return [asked];
  const bare = 'n=,r=clientnonce';
  const initial = Buffer.from(`n,,${bare}`);
  client.write(message('p', 'SCRAM-SHA-256', int32(initial.length), initial));
  const serverFirst = (await client.next()).replace('R 11 ', '');
  const {
    r = '',
    s = '',
    i = '1',
  } = Object.fromEntries(serverFirst.split(',').map(part => [part.slice(0, 1), part.slice(2)]));
  const salted = pbkdf2Sync(password, Buffer.from(s, 'base64'), Number(i), 32, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const stored = createHash('sha256').update(clientKey).digest();
  const final = `c=biws,r=${r}`;
  const text = `${bare},${serverFirst},${final}`;
  const signature = createHmac('sha256', stored).update(text).digest();
  const proof = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)));
  client.write(message('p', Buffer.from(`${final},p=${proof.toString('base64')}`)));
  const outcome = await client.next();
  if (!outcome.startsWith('R 12')) return [outcome];
  const serverKey = createHmac('sha256', salted).update('Server Key').digest();
  const expected = createHmac('sha256', serverKey).update(text).digest('base64');
  if (outcome !== `R 12 v=${expected}`) throw new Error('the server does not know the password');
  return client.until('ZE');
}

/** Connects and logs in. */
export async function openClient(place: Place, login?: Login): Promise<RawClient> {
  const client = connect(place);
  const said = await logIn(client, login);
  if (said.at(-1) !== 'Z I') throw new Error(said.join('\n'));
  return client;
}

function wrap(socket: Socket): RawClient {
  let buffer = Buffer.alloc(0);
  let isClosed = false;
  let wake = () => {};
  socket.on('data', chunk => {
    buffer = Buffer.concat([buffer, chunk]);
    wake();
  });
  const closed = new Promise<void>(resolve => {
    socket.on('error', () => {});
    socket.on('close', () => {
      isClosed = true;
      wake();
      resolve();
    });
  });
  const client: RawClient = {
    socket,
    closed,
    write: (...messages) => {
      socket.write(Buffer.concat(messages));
    },
    async next() {
      for (;;) {
        const length = buffer.length >= 5 ? buffer.readInt32BE(1) : Number.POSITIVE_INFINITY;
        if (buffer.length > length) {
          const type = buffer.toString('latin1', 0, 1);
          const body = buffer.subarray(5, length + 1);
          buffer = buffer.subarray(length + 1);
          return printMessage(type, body);
        }
        if (isClosed) throw new Error('the server has ended the connection');
        await new Promise<void>(resolve => {
          wake = resolve;
        });
      }
    },
    async until(types) {
      const all: string[] = [];
      for (;;) {
        const printed = await client.next();
        all.push(printed);
        if (types.includes(printed.charAt(0))) return all;
      }
    },
    async query(sql) {
      client.write(simple(sql));
      return client.until('Z');
    },
    end: () => {
      socket.destroy();
    },
  };
  return client;
}
