import {existsSync, readFileSync} from 'node:fs';
import {homedir} from 'node:os';
import path from 'node:path';
import type {Provider} from '../../catalog/provider.js';
import {addConnection} from '../../config/add-connection.js';
import {findConfigFolder} from '../../config/find-config-folder.js';
import {parseConfig} from '../../config/parse-config.js';
import type {SecretEntry} from '../../config/schema.js';
import {RowgateError} from '../../errors.js';
import * as allProviders from '../../providers/index.js';
import {clearKeystore, writeKeystore} from '../../request/write-keystore.js';
import {listAccounts} from '../connections/list-accounts.js';
import {examineAccount} from '../doctor/examine-accounts.js';
import type {Finding} from '../doctor/finding.js';
import {writeWhole} from '../output/write-whole.js';
import {createHider} from '../report/hide-values.js';
import {createReport} from '../report/report.js';
import {type Answers, makeEntry} from './answers.js';
import {askAnswers} from './ask-answers.js';
import type {InitOptions} from './init-options.js';
import {openPrompt, type Prompt} from './prompt.js';

/** Stands for what was typed while it is tried: it is nowhere yet. */
const typedVariable = 'ROWGATE_INIT_SECRET';

const usualTimeout = 15_000;

/**
 * Adds an account to the configuration: asks for what the options don't say, tries it, and writes it in the end, in whole or
 * not at all. Gives the exit status.
 *
 * @throws RowgateError `usage`, `refused`, `cancelled`, `file`; nothing has been written then.
 */
export async function runInit(options: InitOptions): Promise<number> {
  const providers: readonly Provider[] = Object.values(allProviders);
  const file = findFile(options.config);
  const text = existsSync(file) ? readText(file) : '';
  const known = parseConfig(text, file, providers);
  const taken = [...known.connections, ...known.groups].map(each => each.name.toLowerCase());
  const isTerminal = process.stdin.isTTY && process.stderr.isTTY && !options.yes;
  const prompt = isTerminal ? openPrompt() : undefined;
  try {
    const answers = await askAnswers(options, {providers, taken}, prompt);
    const kept = whereKept(answers, file);
    const written = addConnection(text, answers.name, makeEntry(answers, kept));
    // What would be a mistake in the file is told before anything is sent.
    parseConfig(written, file, providers);
    const isTried = options.check
      ? await tryAccount(answers, {text, file, providers, options, prompt})
      : true;
    if (!isTried) return failed;
    await write(answers, kept, file, written);
    tellWritten(answers, file);
    return 0;
  } finally {
    prompt?.close();
  }
}

/** That of a command whose request failed. */
const failed = 3;

function findFile(given: string | undefined): string {
  const named = given ?? (process.env.ROWGATE_CONFIG || undefined);
  return named === undefined
    ? path.join(findConfigFolder(process.env, homedir()), 'config.yaml')
    : path.resolve(named);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new RowgateError('usage', `the configuration file ${file} can't be read (${codeOf(error)})`);
  }
}

/** Where the secret of the connection will be. */
function whereKept({name, secret}: Answers, file: string): SecretEntry {
  if (secret.kind === 'kept') return secret.entry;
  if (secret.keep === 'keystore') return {keystore: {service: 'rowgate', account: name}};
  return {file: path.join(path.dirname(file), 'secrets', name)};
}

interface Trial {
  readonly text: string;
  readonly file: string;
  readonly providers: readonly Provider[];
  readonly options: InitOptions;
  readonly prompt: Prompt | undefined;
}

/** Whether it works, or is to be written all the same. */
async function tryAccount(
  answers: Answers,
  {text, file, providers, options, prompt}: Trial,
): Promise<boolean> {
  const {name, secret, provider} = answers;
  const typed = secret.kind === 'typed' ? secret.value : undefined;
  const entry = makeEntry(answers, secret.kind === 'typed' ? {env: typedVariable} : secret.entry);
  const {connections} = parseConfig(addConnection(text, name, entry), file, providers);
  const config = {
    connections: connections.filter(each => each.name === name),
    groups: [],
    readOnly: false,
  };
  const environment = {...process.env, ...(typed !== undefined && {[typedVariable]: typed})};
  const [account] = listAccounts(config, [provider], environment, homedir());
  if (account === undefined) return true;
  const timeout = options.timeout ?? usualTimeout;
  const finding = await examineAccount(account, {config, providers: [provider], environment, timeout});
  const report = createReport({hide: createHider(typed === undefined ? [] : [typed]).text});
  const say = (line: string) => report.line(line.replaceAll(typedVariable, 'what you typed'));
  if (finding.account?.error === undefined) {
    for (const line of describe(finding)) say(line);
    return true;
  }
  say(`${name} does not work: ${finding.text}`);
  if (finding.hint !== undefined) say(`hint: ${finding.hint}`);
  if (finding.account.scopes !== undefined) say(`The token has the scopes ${finding.account.scopes}.`);
  if (prompt !== undefined && (await prompt.confirm('Write it all the same?', false))) return true;
  say(`nothing was written${prompt === undefined ? '; --no-check writes it all the same' : ''}`);
  return false;
}

function describe({name, text, state, hint, account}: Finding): readonly string[] {
  const {account: id, scopes} = account ?? {};
  return [
    `${name} answers${id === undefined ? '' : `: the account ${id}`}`,
    ...(scopes === undefined ? [] : [`Its token has the scopes ${scopes}.`]),
    ...(state === 'ok' ? [] : [[text, hint].filter(each => each !== undefined).join('. ')]),
  ];
}

/** The secret first, so that the configuration never names one that is not there. */
async function write(
  {name, secret}: Answers,
  {keystore, file: secretFile}: SecretEntry,
  file: string,
  text: string,
): Promise<void> {
  if (secret.kind === 'typed') {
    if (keystore !== undefined) await writeKeystore(keystore, secret.value);
    else if (secretFile !== undefined) writeOrExplain(secretFile, `${secret.value}\n`);
  }
  try {
    writeOrExplain(file, text);
  } catch (error) {
    if (secret.kind === 'typed' && keystore?.account === name) await clearKeystore(keystore);
    throw error;
  }
}

function writeOrExplain(file: string, text: string): void {
  try {
    writeWhole(file, text);
  } catch (error) {
    throw new RowgateError('file', `can't write "${file}" (${codeOf(error)})`);
  }
}

function tellWritten({name, provider}: Answers, file: string): void {
  const report = createReport({});
  const [service] = Object.values(provider.services);
  const [resource] = Object.values(service?.resources ?? {});
  report.line(`written: the connection ${name}, in ${file}`);
  report.line(`Try it: rowgate query "SELECT * FROM ${name}.${service?.name}.${resource?.name} LIMIT 5"`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
}
