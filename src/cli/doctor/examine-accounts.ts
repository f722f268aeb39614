import {homedir} from 'node:os';
import type {Provider} from '../../catalog/provider.js';
import type {Config} from '../../config/config.js';
import {createEngine} from '../../engine.js';
import {listUnusedVariables} from '../../request/describe-credential.js';
import type {Grant} from '../../request/describe-grant.js';
import {checkAccount} from '../connections/check-account.js';
import {type Account, listAccounts} from '../connections/list-accounts.js';
import {nameFlags} from '../report/name-flags.js';
import type {AccountFacts, Finding} from './finding.js';

export interface Examination {
  readonly config: Config;
  readonly providers: readonly Provider[];
  readonly environment: NodeJS.ProcessEnv;
  /** The longest time for one request, in milliseconds. */
  readonly timeout: number;
}

/** A clock that is further off than this has tokens end too early or too late. */
const clockTolerance = 30;

/** Tries each account with one cheap read. What the environment has no credential for is not tried. */
export async function examineAccounts(examination: Examination): Promise<readonly Finding[]> {
  const {config, providers, environment} = examination;
  const accounts = listAccounts(config, providers, environment, homedir());
  const own = accounts.filter(each => each.kind !== 'group');
  const findings = await Promise.all(own.map(account => examineAccount(account, examination)));
  const unused = config.connections.flatMap(connection => {
    const provider = providers.find(each => each.name === connection.provider);
    return provider === undefined ? [] : listUnusedVariables(provider.auth, connection, environment);
  });
  return [
    ...findings,
    ...accounts.flatMap(({name, kind, members = []}): readonly Finding[] =>
      kind === 'group'
        ? [{area: 'Accounts', name, state: 'ok', text: `the group of ${members.join(', ')}`}]
        : [],
    ),
    ...unused.map((text): Finding => ({area: 'Accounts', name: 'environment', state: 'note', text})),
    ...(own.some(each => each.isReady) ? [] : [noAccount]),
  ];
}

const noAccount: Finding = {
  area: 'Accounts',
  name: 'none',
  state: 'problem',
  text: 'there is no credential for any provider',
  hint: 'rowgate init adds an account; --sandbox works without one.',
};

/** Tries one account with one cheap read, if there is something to sign in with. */
export async function examineAccount(
  account: Account,
  {config, providers, environment, timeout}: Examination,
): Promise<Finding> {
  const {name, kind, url, credential} = account;
  const provider = providers.find(each => each.name === account.provider);
  const facts: AccountFacts = {
    provider: account.provider,
    ...(url !== undefined && {url}),
    ...(credential !== undefined && {credential}),
  };
  const finding = {area: 'Accounts', name, account: facts} as const;
  if (provider === undefined || (kind === 'environment' && !account.isReady)) {
    return {...finding, state: 'note', text: credential ?? 'not set up'};
  }
  const grants: Grant[] = [];
  const {connections} = config;
  const engine = createEngine({
    providers: [provider],
    connections: connections.filter(each => each.provider === provider.name),
    env: environment,
    timeout,
    onGrant: grant => grants.push(grant),
  });
  const start = performance.now();
  const error = await checkAccount(engine, account, provider);
  const milliseconds = Math.round(performance.now() - start);
  await engine.close();
  const told = describeGrants(grants);
  if (error !== undefined) {
    return {
      ...finding,
      account: {...facts, ...told, error: error.code},
      state: 'problem',
      text: error.message,
      ...(error.hint !== undefined && {hint: nameFlags(error.hint)}),
    };
  }
  const clock = describeClock(told.clockAheadSeconds);
  return {
    ...finding,
    account: {...facts, ...told, milliseconds},
    state: clock === undefined ? 'ok' : 'problem',
    text: clock ?? 'answers',
    ...(clock !== undefined && {hint: 'Set the clock: tokens that expire are renewed by it.'}),
  };
}

/** The last answer knows most; the one of an exchange knows the time alone. */
function describeGrants(grants: readonly Grant[]): Partial<AccountFacts> {
  const {scopes, account, endsAt, clockAhead}: Partial<Grant> = Object.assign({}, ...grants);
  return {
    ...(account !== undefined && {account}),
    ...(scopes !== undefined && {scopes}),
    ...(endsAt !== undefined && {endsAt: new Date(endsAt).toISOString()}),
    ...(clockAhead !== undefined && {clockAheadSeconds: Math.round(clockAhead / 1000)}),
  };
}

function describeClock(ahead: number | undefined): string | undefined {
  if (ahead === undefined || Math.abs(ahead) <= clockTolerance) return undefined;
  return `this machine's clock is ${Math.abs(ahead)} s ${ahead > 0 ? 'ahead of' : 'behind'} the API's`;
}
