import {RowgateError} from '../errors.js';
import type {Connection, ConnectionGroup} from './connection.js';
import {suggestionHint} from './suggest.js';

/** The accounts that a name may begin with. */
export interface Accounts {
  readonly connections: readonly Connection[];
  readonly groups: readonly ConnectionGroup[];
}

/** A connection, or the connections of a group. */
export interface Account {
  readonly name: string;
  readonly provider: string;
  readonly connections: readonly Connection[];
}

/** A connection or a group by its name. Case does not matter. */
export function findAccount({connections, groups}: Accounts, name: string): Account | undefined {
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  const connection = connections.find(each => same(each.name));
  if (connection !== undefined) {
    return {name: connection.name, provider: connection.provider, connections: [connection]};
  }
  const group = groups.find(each => same(each.name));
  const wanted = group?.connections.map(member => member.toLowerCase());
  const members = connections.filter(each => wanted?.includes(each.name.toLowerCase()));
  const [first] = members;
  return group && first && {name: group.name, provider: first.provider, connections: members};
}

/** @throws RowgateError `usage` with a suggestion. */
export function requireAccount(accounts: Accounts, name: string): Account {
  const account = findAccount(accounts, name);
  if (account !== undefined) return account;
  const names = [...accounts.connections, ...accounts.groups].map(each => each.name);
  throw new RowgateError('usage', `there is no connection "${name}"`, {
    hint: suggestionHint(name, names, 'Connections') ?? 'The configuration file names none.',
  });
}
