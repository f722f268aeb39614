import {type Catalog, resourceAt} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import {RowgateError} from '../errors.js';
import {mentionOption} from '../option-mention.js';
import type {AccountIdentity} from '../request/identify-account.js';
import type {ChangeSet} from './change-set.js';

/** An account that changes were made up for. Holds no secret. */
export interface PlannedAccount extends AccountIdentity {
  readonly provider: string;
  readonly connection?: string;
}

export type Identify = (account: {provider: string; connection?: string}) => AccountIdentity;

/** The accounts that the calls of some change sets go to, each once. */
export function accountsOf(
  changeSets: readonly ChangeSet[],
  catalog: Catalog,
  identify: Identify,
): readonly PlannedAccount[] {
  const accounts = new Map<string, PlannedAccount>();
  for (const {resource, changes} of changeSets) {
    const provider = resourceAt(catalog, resource).provider.name;
    for (const {call} of changes) {
      const name = call?.[connectionColumn.name];
      const account = {provider, ...(typeof name === 'string' && {connection: name})};
      const id = `${provider} ${account.connection ?? ''}`;
      if (!accounts.has(id)) accounts.set(id, {...account, ...identify(account)});
    }
  }
  return [...accounts.values()];
}

/**
 * `newToken`: only the URL has to be the same, since a token says nothing of whose it is, and the one that there was may be
 * good no longer.
 *
 * @throws RowgateError `refused` where the accounts are not those that a plan or a run was made against.
 */
export function checkAccounts(
  what: 'plan' | 'run',
  accounts: readonly PlannedAccount[],
  identify: Identify,
  {newToken = false}: {readonly newToken?: boolean | undefined} = {},
): void {
  for (const {provider, connection, ...planned} of accounts) {
    const now = identify({provider, ...(connection !== undefined && {connection})});
    if (now.url === planned.url && (newToken || now.token === planned.token)) continue;
    const why = now.url === planned.url ? 'another token' : `${planned.url}, and this is ${now.url}`;
    throw new RowgateError(
      'refused',
      `the ${what} was made against another account of ${connection ?? provider}: with ${why}`,
      {
        hint:
          now.url === planned.url
            ? `Use the account that it was made with. Where just its token is a new one, ${mentionOption('newToken', true)} says so.`
            : 'Use the account that it was made with.',
      },
    );
  }
}
