import {type Catalog, resourceAt} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import {RowgateError} from '../errors.js';
import type {AccountIdentity} from '../request/identify-account.js';
import type {ChangeSet} from './change-set.js';

/** An account that changes were made up for. Holds no secret. */
export interface PlannedAccount extends AccountIdentity {
  readonly provider: string;
  readonly connection?: string;
}

export type Identify = (account: {provider: string; connection?: string}) => AccountIdentity;

/** The accounts that a change set's calls go to. */
export function accountsOf(
  {resource, changes}: ChangeSet,
  catalog: Catalog,
  identify: Identify,
): readonly PlannedAccount[] {
  const provider = resourceAt(catalog, resource).provider.name;
  return [...new Set(changes.map(change => change.call?.[connectionColumn.name]))].map(name => {
    const account = {provider, ...(typeof name === 'string' && {connection: name})};
    return {...account, ...identify(account)};
  });
}

/** @throws RowgateError `refused` where the accounts are not those that a plan or a run was made against. */
export function checkAccounts(
  what: 'plan' | 'run',
  accounts: readonly PlannedAccount[],
  identify: Identify,
): void {
  for (const {provider, connection, ...planned} of accounts) {
    const now = identify({provider, ...(connection !== undefined && {connection})});
    if (now.url === planned.url && now.token === planned.token) continue;
    const why = now.url === planned.url ? 'another token' : `${planned.url}, and this is ${now.url}`;
    throw new RowgateError(
      'refused',
      `the ${what} was made against another account of ${connection ?? provider}: with ${why}`,
      {hint: 'Use the account that it was made with.'},
    );
  }
}
