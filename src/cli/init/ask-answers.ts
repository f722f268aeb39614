import type {Method} from '../../catalog/method.js';
import type {Provider} from '../../catalog/provider.js';
import {ownClient, ownToken} from '../../config/own-credential.js';
import type {SecretEntry} from '../../config/schema.js';
import {RowgateError} from '../../errors.js';
import {hasKeystore} from '../../request/write-keystore.js';
import {readParameters} from '../option/read-parameters.js';
import type {Answers, SecretAnswer} from './answers.js';
import type {InitOptions} from './init-options.js';
import type {Prompt} from './prompt.js';

export interface Known {
  readonly providers: readonly Provider[];
  /** Names that are taken, by connections and groups. */
  readonly taken: readonly string[];
}

/** What the options say; what they don't, the terminal is asked, or it is as usual. */
export async function askAnswers(
  options: InitOptions,
  {providers, taken}: Known,
  prompt: Prompt | undefined,
): Promise<Answers> {
  const provider = await askProvider(options, providers, prompt);
  const name = await askName(options, provider, taken, prompt);
  const clientId = await askClient(options, provider, prompt);
  const secret = await askSecret(options, provider, clientId !== undefined, prompt);
  const parameters = await askParameters(options, provider, prompt);
  const readOnly = options.readOnly ?? (await prompt?.confirm('Refuse all changes over it?', false)) ?? false;
  return {
    provider,
    name,
    ...(clientId !== undefined && {clientId}),
    secret,
    parameters,
    ...(options.url !== undefined && {url: options.url}),
    readOnly,
  };
}

async function askProvider(
  {provider: given}: InitOptions,
  providers: readonly Provider[],
  prompt: Prompt | undefined,
): Promise<Provider> {
  const choices = providers.map(({name, description}) => ({name, about: description.replace(/:.*$/s, '')}));
  const name = given ?? (await prompt?.choose('Which provider?', choices, choices[0]?.name));
  if (name === undefined) throw missing('which provider? None is named', '--provider linode');
  const found = providers.find(each => each.name === name.toLowerCase());
  if (found !== undefined) return found;
  throw new RowgateError('usage', `there is no provider "${name}"`, {
    hint: `There are: ${providers.map(each => each.name).join(', ')}.`,
  });
}

async function askName(
  {name: given, replace}: InitOptions,
  provider: Provider,
  taken: readonly string[],
  prompt: Prompt | undefined,
): Promise<string> {
  const isTaken = (name: string) => taken.includes(name.toLowerCase());
  const usual = isTaken('main') ? `${provider.name}_main` : 'main';
  for (;;) {
    const name =
      given ?? (await prompt?.ask('Name of the connection, which its tables begin with', usual)) ?? usual;
    if (!isTaken(name) || replace) return name;
    if (prompt === undefined) {
      throw new RowgateError('refused', `there is a connection "${name}" already; nothing was written`, {
        hint: 'Give it another --name, or --replace it.',
      });
    }
    if (await prompt.confirm(`There is a connection "${name}" already. Replace it?`, false)) return name;
    if (given !== undefined) throw new RowgateError('refused', 'you declined; nothing was written');
  }
}

async function askClient(
  {clientId}: InitOptions,
  {name, auth}: Provider,
  prompt: Prompt | undefined,
): Promise<string | undefined> {
  const any = {kind: 'env', name: 'X'} as const;
  const takesToken = ownToken(auth, any, {}) !== undefined;
  const takesClient = ownClient(auth, 'x', any, {}) !== undefined;
  if (clientId !== undefined) {
    if (takesClient) return clientId;
    throw new RowgateError('usage', `${name} takes a token, not a client`, {hint: 'Leave out --client-id.'});
  }
  if (!takesClient || prompt === undefined) return undefined;
  const way = takesToken
    ? await prompt.choose(
        'How does it sign in?',
        [
          {name: 'token', about: 'a token'},
          {name: 'client', about: 'the ID and the secret of a client'},
        ],
        'token',
      )
    : 'client';
  return way === 'client' ? prompt.ask('ID of the client') : undefined;
}

async function askSecret(
  options: InitOptions,
  {auth}: Provider,
  isClient: boolean,
  prompt: Prompt | undefined,
): Promise<SecretAnswer> {
  const entry = readEntry(options);
  if (entry !== undefined) return {kind: 'kept', entry};
  const store = await hasKeystore();
  if (options.tokenStdin) {
    const keep = options.keep ?? (store ? 'keystore' : undefined);
    if (keep === undefined) throw missing('there is no key store to keep the token in', '--keep file');
    return {kind: 'typed', value: await readFirstLine(), keep};
  }
  const what = isClient ? 'the secret of the client' : 'the token';
  if (prompt === undefined) throw missing(`where is ${what}?`, '--token-env NAME');
  const usual = auth.sources.flatMap(each => (each.kind === 'env' ? [each.name] : []))[0];
  const way = await prompt.choose(
    `Where is ${what}?`,
    [
      {name: 'variable', about: 'in a variable of the environment'},
      ...(store ? [{name: 'keystore', about: 'I type it now, and it goes to the key store'} as const] : []),
      {name: 'own-file', about: 'I type it now, and it goes to a file that only I can read'},
      {name: 'file', about: 'in the first line of a file of mine'},
      {name: 'program', about: 'a program prints it'},
    ] as const,
    usual !== undefined && process.env[usual] ? 'variable' : undefined,
  );
  switch (way) {
    case 'variable':
      return {kind: 'kept', entry: {env: await prompt.ask('Name of the variable', usual)}};
    case 'file':
      return {kind: 'kept', entry: {file: await prompt.ask('Path of the file')}};
    case 'program':
      return {kind: 'kept', entry: {command: splitWords(await prompt.ask('The program and its arguments'))}};
    default:
      return {
        kind: 'typed',
        value: await prompt.askSecret(isClient ? 'The secret of the client' : 'The token'),
        keep: way === 'keystore' ? 'keystore' : 'file',
      };
  }
}

function readEntry({tokenEnv, tokenFile, tokenCommand, tokenStdin}: InitOptions): SecretEntry | undefined {
  const given: readonly SecretEntry[] = [
    ...(tokenEnv === undefined ? [] : [{env: tokenEnv}]),
    ...(tokenFile === undefined ? [] : [{file: tokenFile}]),
    ...(tokenCommand === undefined ? [] : [{command: splitWords(tokenCommand)}]),
  ];
  if (given.length + Number(tokenStdin ?? false) > 1) {
    throw new RowgateError('usage', 'the token is told more than once', {
      hint: 'One of --token-env, --token-file, --token-command and --token-stdin is enough.',
    });
  }
  return given[0];
}

/** Values that methods need and the environment may give: a connection has its own. */
async function askParameters(
  {parameter: given = []}: InitOptions,
  {services}: Provider,
  prompt: Prompt | undefined,
): Promise<Readonly<Record<string, string>>> {
  const told = await readParameters(given);
  const methods: readonly Method[] = Object.values(services)
    .flatMap(service => Object.values(service.resources))
    .flatMap(resource => resource.methods);
  const needed = new Map(
    methods.flatMap(method =>
      method.parameters.flatMap(each =>
        each.env !== undefined && each.required ? [[each.name, each] as const] : [],
      ),
    ),
  );
  const values = new Map(Object.entries(told).map(([name, value]) => [name, String(value)]));
  for (const [name, {env = '', description = ''}] of needed) {
    if (values.has(name)) continue;
    const usual = process.env[env] || undefined;
    const about = description === '' ? name : `${name} (${description})`;
    const value = prompt === undefined ? usual : await prompt.ask(about, usual);
    if (value === undefined) throw missing(`${name} is missing`, `--parameter ${name}=…`);
    values.set(name, value);
  }
  return Object.fromEntries(values);
}

function splitWords(text: string): string[] {
  return text.split(/\s+/).filter(each => each !== '');
}

async function readFirstLine(): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  const [line = ''] = Buffer.concat(chunks)
    .toString()
    .split(/[\r\n]/, 1);
  if (line.trim() !== '') return line.trim();
  throw new RowgateError('usage', 'standard input has nothing in its first line');
}

function missing(problem: string, example: string): RowgateError {
  return new RowgateError('usage', problem, {hint: `As in ${example}; on a terminal it is asked.`});
}
