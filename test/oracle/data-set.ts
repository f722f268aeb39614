import {type Draw, drawSeeded} from './draw.js';
import {type Kind, type Table, tables} from './tables.js';

/** A value as JSON has it. */
export type WireValue = string | number | bigint | boolean | null;
export type WireRow = Readonly<Record<string, WireValue>>;

/** Rows of each list, by path. */
export type DataSet = ReadonlyMap<string, readonly WireRow[]>;

/** Text that is equal to another but for case, blanks or marks, that is a number, or that patterns read. */
export const labels = [
  'app', 'App', 'APP', 'app ', 'my app', 'a_p', 'a%p', "O'Neil", 'Ünï', 'ünï', 'Zoë 🔑', '[a]', '*', 'b\\s',
  '"q"', '5', '05', '7', 'deploy', 'Deploy bot', 'true',
]; // biome-ignore format: one line for each of many would hide them

const others: Readonly<Record<string, readonly string[]>> = {
  redirect_uri: ['https://a.example/cb', 'http://localhost:8000', 'http://b.example', 'app'],
  status: ['active', 'disabled', 'suspended'],
  secret: ['<REDACTED>'],
  scopes: ['*', 'account:read_only', 'linodes:read_write account:read_only', 'account:read_write'],
  website: ['example.org', 'http://localhost:8000', '', '10', '9'],
  token: ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'],
  ip: ['192.0.2.1', '192.0.2.10', '2001:db8::1'],
  thumbnail_url: ['https://api.linode.com/v4/account/clients/5/thumbnail', 'app'],
};

export const clientIds = ['5', '05', '7', 'abc', 'ABC', 'c0ffee', 'a b', 'ä/?#%', '12', 'e1'];

/** Days before the 21st of a month: what is compared with "now" falls on later ones. */
const days = ['2024-01-01', '2024-01-02', '2024-02-20', '2025-06-15', '2025-12-01', '2999-12-12'];
const times = ['00:00:00', '05:00:00', '23:59:59'];
export const instants = days.flatMap(day => times.map(time => `${day}T${time}`));

const nullable = new Set(['thumbnail_url', 'apps.expiry', 'tokens.expiry']);

/** Random rows: no list, short lists, and now and then one that needs several of the largest pages. */
export function makeDataSet(seed: number): DataSet {
  const draw = drawSeeded(seed);
  const isLarge = seed % 40 === 39;
  return new Map(
    tables.map((table, index) => {
      const count = isLarge && index === seed % 3 ? 1100 : draw.pick([9, 12, 14, 12, 9, 7, 5, 3, 1, 0]);
      return [table.path, makeRows(draw, table, isLarge ? Math.min(count, count > 14 ? count : 3) : count)];
    }),
  );
}

function makeRows(draw: Draw, table: Table, count: number): readonly WireRow[] {
  const keys = makeKeys(draw, table, count);
  return keys.map(key =>
    Object.fromEntries(
      table.columns.map(({name, kind}) => [name, name === 'id' ? key : makeValue(draw, table, name, kind)]),
    ),
  );
}

function makeKeys(draw: Draw, table: Table, count: number): readonly WireValue[] {
  const isText = table.columns.some(({name, kind}) => name === 'id' && kind === 'text');
  const pool: WireValue[] = isText ? [...clientIds] : Array.from({length: 20}, (_, index) => index + 1);
  if (table.path === '/account/logins') pool.push(9007199254740993n, 9007199254740995n);
  const keys: WireValue[] = [];
  while (keys.length < count) {
    const [key] = pool.splice(draw.below(Math.max(1, pool.length)), 1);
    keys.push(key ?? (isText ? `id${keys.length}` : 100 + keys.length));
  }
  return keys;
}

function makeValue(draw: Draw, {address}: Table, name: string, kind: Kind): WireValue {
  const own = `${address.split('.').at(-1)}.${name}`;
  if ((nullable.has(name) || nullable.has(own)) && draw.chance(35)) return null;
  if (kind === 'boolean') return draw.chance(50);
  if (kind === 'timestamp') return draw.pick(instants);
  return draw.pick(others[name] ?? labels);
}
