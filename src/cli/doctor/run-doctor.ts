import {homedir} from 'node:os';
import pc from 'picocolors';
import type {Provider} from '../../catalog/provider.js';
import type {Config} from '../../config/config.js';
import {readConfig} from '../../config/read-config.js';
import {RowgateError} from '../../errors.js';
import * as allProviders from '../../providers/index.js';
import type {StatementOptions} from '../command/statement-options.js';
import {isClosedPipe} from '../output/closed-pipe.js';
import {hasColors} from '../output/has-colors.js';
import {createStandardWriter} from '../output/standard-writer.js';
import {wrapWords} from '../output/wrap-words.js';
import {examineAccounts} from './examine-accounts.js';
import {examineFiles, examineNetwork, examinePackages, examineProgram} from './examine-machine.js';
import type {AccountFacts, Finding} from './finding.js';

export interface DoctorOptions extends Pick<StatementOptions, 'config' | 'timeout'> {
  readonly json?: true;
}

/** Shorter than that of a statement: somebody waits for it. */
const usualTimeout = 15_000;

const noConfig: Config = {connections: [], groups: [], readOnly: false};

/** Looks at all that a statement would use, and says what it found. Gives the exit status. */
export async function runDoctor({config: given, timeout, json}: DoctorOptions): Promise<number> {
  const providers: readonly Provider[] = Object.values(allProviders);
  const {config, trouble} = await readOrTell(given, providers);
  const examination = {config, providers, environment: process.env, timeout: timeout ?? usualTimeout};
  const findings = [
    ...examineProgram(),
    ...(trouble === undefined ? examineFiles(config) : [trouble]),
    ...(await examineAccounts(examination)),
    ...examineNetwork(process.env),
    ...(await examinePackages()),
  ];
  const text = json ? `${JSON.stringify(findings, null, 2)}\n` : printFindings(findings);
  try {
    await createStandardWriter().write(text);
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
  const problems = findings.filter(each => each.state === 'problem');
  if (problems.length === 0) return 0;
  return problems.some(each => each.area === 'Configuration') ? 2 : 3;
}

async function readOrTell(
  given: string | undefined,
  providers: readonly Provider[],
): Promise<{readonly config: Config; readonly trouble?: Finding}> {
  try {
    return {config: await readConfig(given, process.env, homedir(), providers)};
  } catch (error) {
    if (!(error instanceof RowgateError)) throw error;
    const {message, hint} = error;
    const trouble: Finding = {
      area: 'Configuration',
      name: 'file',
      state: 'problem',
      text: message,
      ...(hint !== undefined && {hint}),
    };
    return {config: noConfig, trouble};
  }
}

function printFindings(findings: readonly Finding[]): string {
  const {stdout} = process;
  const paint = pc.createColors(hasColors(stdout));
  const colors = {ok: paint.green, note: paint.yellow, problem: paint.red};
  const room = Math.min(stdout.columns || 80, 100);
  const lines = findings.flatMap((finding, index) => {
    const {area, name, state, text, hint, account} = finding;
    const isFirst = findings[index - 1]?.area !== area;
    const indent = ' '.repeat(11);
    const more = [text, ...describeFacts(account, state), ...(hint === undefined ? [] : [`hint: ${hint}`])];
    return [
      ...(isFirst ? [...(index === 0 ? [] : ['']), paint.bold(area)] : []),
      `  ${colors[state](state.padEnd(7))}  ${paint.bold(name)}${account === undefined || account.provider === name ? '' : ` (${account.provider})`}`,
      ...more.flatMap(each => wrapWords(each, room - indent.length)).map(line => `${indent}${line}`),
    ];
  });
  const problems = findings.filter(each => each.state === 'problem').length;
  const closing = problems === 0 ? 'no problems' : `${problems} ${problems === 1 ? 'problem' : 'problems'}`;
  return `${lines.join('\n')}\n\n${closing}\n`;
}

function describeFacts(facts: AccountFacts | undefined, state: Finding['state']): readonly string[] {
  if (facts === undefined || state === 'note') return [];
  const {url, credential, milliseconds, account, scopes, endsAt} = facts;
  return [
    url,
    credential && `credential: ${credential}`,
    account && `account: ${account}`,
    scopes && `scopes: ${scopes}`,
    endsAt && `the access token ends at ${endsAt}`,
    milliseconds !== undefined && `answered in ${milliseconds} ms`,
  ].filter(each => typeof each === 'string' && each !== '') as readonly string[];
}
