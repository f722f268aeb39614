import {homedir} from 'node:os';
import type {RowgateError} from '../../errors.js';
import type {Result} from '../../execute/result.js';
import {listUnusedVariables} from '../../request/describe-credential.js';
import type {StatementOptions} from '../command/statement-options.js';
import {isClosedPipe} from '../output/closed-pipe.js';
import {openOutput} from '../output/open-output.js';
import {pickFormat} from '../output/pick-format.js';
import {createHider} from '../report/hide-values.js';
import {createReport, type Report} from '../report/report.js';
import {createWatcher} from '../report/watch-requests.js';
import {openSession, type Session} from '../statement/open-session.js';
import {checkAccount} from './check-account.js';
import {type Account, listAccounts} from './list-accounts.js';

export interface ConnectionsOptions
  extends Pick<StatementOptions, 'config' | 'format' | 'output' | 'timeout' | 'trace'> {
  /** Each is tried with one cheap read. */
  readonly check?: true;
}

interface Checked extends Account {
  /** Undefined: it was not tried. */
  readonly check?: 'ok' | RowgateError | undefined;
}

/** Of a check that failed, as of a request that did. */
const checkFailed = 3;

/**
 * Lists the accounts there are, and tries them if that is wanted. Gives the exit status.
 *
 * @throws RowgateError `usage` or `insecure_url` for the configuration file or an option.
 */
export async function showConnections(options: ConnectionsOptions): Promise<number> {
  const report = createReport({});
  const format = await pickFormat(options);
  const output = openOutput(options.output, format, () => {});
  const watch = createWatcher(report, createHider([]), options.trace ?? false);
  const session = await openSession(options, {onEvent: watch});
  try {
    const {config, providers} = session;
    const accounts = listAccounts(config, providers, process.env, homedir());
    for (const connection of config.connections) {
      const provider = providers.find(each => each.name === connection.provider);
      if (provider === undefined) continue;
      for (const text of listUnusedVariables(provider.auth, connection, process.env)) report.note(text);
    }
    const checked: readonly Checked[] = options.check ? await checkAll(accounts, session) : accounts;
    await output.write(tabulateAccounts(checked, options.check));
    await output.finish();
    return reportChecks(checked, report);
  } catch (error) {
    if (isClosedPipe(error)) return 0;
    throw error;
  } finally {
    await session.close();
  }
}

/** A group is tried by its members, and what the environment says nothing of is not tried. */
function checkAll(accounts: readonly Account[], {engine, providers}: Session): Promise<readonly Checked[]> {
  return Promise.all(
    accounts.map(async account => {
      const provider = providers.find(each => each.name === account.provider);
      const isTried = account.kind === 'connection' || (account.kind === 'environment' && account.isReady);
      if (provider === undefined || !isTried) return account;
      return {...account, check: (await checkAccount(engine, account, provider)) ?? ('ok' as const)};
    }),
  );
}

export function tabulateAccounts(accounts: readonly Checked[], hasChecks = false): Result {
  const names = ['name', 'kind', 'provider', 'url', 'credential', 'members'] as const;
  return {
    columns: [
      ...names.map(name => ({name, type: 'text' as const})),
      {name: 'read_only', type: 'boolean'},
      ...(hasChecks ? [{name: 'check', type: 'text' as const}] : []),
    ],
    rows: accounts.map(account => [
      account.name,
      account.kind,
      account.provider,
      account.url ?? null,
      account.credential ?? null,
      account.members?.join(', ') ?? null,
      account.readOnly,
      ...(hasChecks ? [describeCheck(account)] : []),
    ]),
    complete: true,
    requests: 0,
    notes: [],
  };
}

function describeCheck({check}: Checked): string | null {
  if (check === undefined) return null;
  return check === 'ok' ? check : check.message;
}

function reportChecks(accounts: readonly Checked[], report: Report): number {
  const tried = accounts.filter(each => each.check !== undefined);
  const failures = tried.flatMap(({name, check}) =>
    check === undefined || check === 'ok'
      ? []
      : [`${nameFirst(name, check.message)}${check.hint === undefined ? '' : ` (${check.hint})`}`],
  );
  if (failures.length === 0) return 0;
  report.problem(`${failures.length} of ${tried.length} checks failed`, failures);
  return checkFailed;
}

/** Some messages begin with the name of the connection themselves. */
function nameFirst(name: string, message: string): string {
  return message.startsWith(`${name}: `) ? message : `${name}: ${message}`;
}
