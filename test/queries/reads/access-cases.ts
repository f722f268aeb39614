import type {Value} from '../../../src/row.js';
import {createLogins} from '../../../src/sandbox/linode/data/logins.js';
import type {Login} from '../../../src/sandbox/linode/state.js';
import {createRandom} from '../../../src/sandbox/random.js';
import {isWithin, now} from './now.js';
import type {ReadCase} from './read-case.js';

/** Oldest first. */
const logins: readonly Login[] = [...createLogins(createRandom(4), now).values()];
const timeOf = ({datetime}: Login) => Date.parse(`${datetime}Z`);
const show = ({datetime}: Login) => `${datetime}Z`;
const compare = (a: Value | undefined, b: Value | undefined) => (String(a) < String(b) ? -1 : 1);

function groupLogins(nameOf: (login: Login) => string): readonly (readonly Login[])[] {
  return [...new Set(logins.map(nameOf))].map(name => logins.filter(login => nameOf(login) === name));
}

function count(some: readonly Login[], status: Login['status']): number {
  return some.filter(login => login.status === status).length;
}

function listNewAddresses(days: number): ReadCase['rows'] {
  return groupLogins(login => `${login.username} ${login.ip}`)
    .flatMap(some => {
      const [first] = some;
      if (first === undefined || !isWithin(days, timeOf(first))) return [];
      return [[first.username, first.ip, show(first), count(some, 'successful'), count(some, 'failed')]];
    })
    .sort((a, b) => -compare(a[2], b[2]));
}

function listBursts(failures: number, hours: number): ReadCase['rows'] {
  return groupLogins(login => login.username)
    .flatMap(some => {
      const failed = some.filter(login => login.status === 'failed');
      return failed.flatMap((last, index) => {
        const first = failed[index - failures + 1];
        const isBurst = first !== undefined && timeOf(last) - timeOf(first) <= hours * 3_600_000;
        return isBurst ? [[last.username, show(first), show(last), last.ip]] : [];
      });
    })
    .sort((a, b) => -compare(a[2], b[2]));
}

const users = groupLogins(login => login.username)
  .map(some => {
    const successes = some.filter(login => login.status === 'successful');
    const last = successes.at(-1);
    return [
      some[0]?.username ?? '',
      some[0]?.restricted ?? false,
      last === undefined ? null : show(last),
      successes.length,
      count(some, 'failed'),
      new Set(some.map(login => login.ip)).size,
    ];
  })
  .sort((a, b) => compare(`${a[1]} ${a[0]}`, `${b[1]} ${b[0]}`));

export const accessCases: readonly ReadCase[] = [
  {
    query: 'access/new_addresses',
    columns: ['username', 'ip', 'first_seen', 'succeeded', 'failed'],
    rows: listNewAddresses(14),
  },
  {
    query: 'access/new_addresses',
    given: {days: '86'},
    columns: ['username', 'ip', 'first_seen', 'succeeded', 'failed'],
    rows: listNewAddresses(86),
  },
  {
    query: 'access/failed_bursts',
    columns: ['username', 'first_of_them', 'last_of_them', 'last_ip'],
    rows: listBursts(5, 24),
  },
  {
    query: 'access/failed_bursts',
    given: {failures: '3', hours: '72'},
    columns: ['username', 'first_of_them', 'last_of_them', 'last_ip'],
    rows: listBursts(3, 72),
  },
  {
    query: 'access/users',
    columns: ['username', 'restricted', 'last_login', 'logins', 'failed', 'addresses'],
    rows: users,
  },
  {
    query: 'access/old_tokens',
    columns: ['label', 'scopes'],
    rows: [
      ['terraform', 'linodes:read_write domains:read_write'],
      ['prometheus', 'linodes:read_only'],
      ['laptop', '*'],
    ],
  },
  {
    query: 'access/old_tokens',
    given: {days: '365'},
    columns: ['label', 'scopes'],
    rows: [['terraform', 'linodes:read_write domains:read_write']],
  },
];
