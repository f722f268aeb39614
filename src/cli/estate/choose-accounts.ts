import {findAccount} from '../../catalog/accounts.js';
import type {Provider} from '../../catalog/provider.js';
import {suggestionHint} from '../../catalog/suggest.js';
import type {Config} from '../../config/config.js';
import {RowgateError} from '../../errors.js';
import {type Account, listAccounts} from '../connections/list-accounts.js';
import type {ReportAccount} from './estate-report.js';

export interface AccountChoice {
  readonly sandbox?: true;
  /** Names of providers; all unless told. */
  readonly provider?: readonly string[];
  /** Connections or groups; with any, providers that neither names are left out. */
  readonly connection?: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The accounts that there are, and which of them a report looks at: those in the state `read`.
 *
 * @throws RowgateError `usage` for a provider that does not exist; `no_credentials` where there is nothing to look at.
 */
export function chooseAccounts(
  choice: AccountChoice,
  config: Config,
  providers: readonly Provider[],
  environment: Environment,
  homeFolder: string,
): readonly ReportAccount[] {
  const wanted = choice.provider?.map(name => findName(name, providers));
  const accounts = choice.sandbox ? [] : listAccounts(config, providers, environment, homeFolder);
  const chosen = providers.flatMap(({name: provider}) => {
    const isWanted = wanted?.includes(provider) ?? false;
    if (wanted !== undefined && !isWanted) return [leftOut(provider, '--provider does not name it')];
    if (choice.sandbox) return [inSandbox(provider)];
    const own = accounts.filter(each => each.provider === provider);
    return chooseOfProvider(provider, own, choice.connection ?? [], isWanted, config);
  });
  if (chosen.some(each => each.state === 'read')) return chosen;
  const reasons = chosen.filter(each => each.state === 'no credential').map(each => each.reason);
  throw new RowgateError('no_credentials', `there is no account to report on: ${reasons.join('; ')}`, {
    hint:
      config.connections.length > 0
        ? `Name one of the configuration: --connection ${config.connections[0]?.name}.`
        : 'Set one of the variables; or try it with --sandbox.',
  });
}

function chooseOfProvider(
  provider: string,
  own: readonly Account[],
  names: readonly string[],
  isWanted: boolean,
  config: Config,
): readonly ReportAccount[] {
  const named = names.map(name => findAccount(config, name)).find(each => each?.provider === provider);
  const members = named?.connections.map(each => each.name) ?? [];
  const connections = own
    .filter(each => each.kind === 'connection')
    .map(({name, url = null}): ReportAccount => {
      if (members.includes(name)) return {provider, name, url, state: 'read', reason: null};
      return {provider, name, url, state: 'left out', reason: `--connection ${name} looks at it`};
    });
  const environment = own.find(each => each.kind === 'environment');
  if (named !== undefined || environment === undefined) return connections;
  const {url = null, credential = ''} = environment;
  if (names.length > 0 && !isWanted) {
    return [...connections, leftOut(provider, '--connection names no account of it')];
  }
  if (!environment.isReady && !isWanted) {
    const reason = credential.replace(/^nowhere: /, '');
    return [...connections, {provider, name: 'environment', url, state: 'no credential', reason}];
  }
  return [...connections, {provider, name: credential, url, state: 'read', reason: null}];
}

function inSandbox(provider: string): ReportAccount {
  return {provider, name: 'the sandbox', url: null, state: 'read', reason: null};
}

function leftOut(provider: string, reason: string): ReportAccount {
  return {provider, name: 'environment', url: null, state: 'left out', reason};
}

function findName(name: string, providers: readonly Provider[]): string {
  const found = providers.find(each => each.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found.name;
  const names = providers.map(each => each.name);
  throw new RowgateError('usage', `there is no provider "${name}"`, {
    hint: suggestionHint(name, names, 'Providers'),
  });
}
