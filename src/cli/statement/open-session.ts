import {homedir} from 'node:os';
import {findAccount} from '../../catalog/accounts.js';
import type {Provider} from '../../catalog/provider.js';
import type {Config} from '../../config/config.js';
import type {Engine} from '../../engine.js';
import {RowgateError} from '../../errors.js';
import type {Grant} from '../../request/describe-grant.js';
import type {RequestEvent} from '../../request/request.js';
import type {StatementOptions} from '../command/statement-options.js';
import {findLocalFile} from './find-local-file.js';

export interface Session {
  readonly engine: Engine;
  readonly config: Config;
  readonly providers: readonly Provider[];
  /** Where credentials and URLs are looked up. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  close(): Promise<void>;
}

export type SessionOptions = Pick<
  StatementOptions,
  'sandbox' | 'config' | 'connection' | 'db' | 'readOnly' | 'cache' | 'concurrency' | 'timeout' | 'maxChanges'
> & {
  /** Whether statements may touch files of this machine; they may unless told. */
  readonly allowFiles?: boolean;
  /** See EngineOptions. */
  readonly threads?: boolean;
};

interface Listeners {
  readonly onGrant?: (grant: Grant) => void;
  readonly onEvent?: (event: RequestEvent) => void;
  /** What is worth knowing of a connection, told once it is used. */
  readonly onNote?: (text: string) => void;
}

/**
 * An engine over all providers, with the accounts of the configuration file; with `--sandbox`, over stand-ins that it
 * starts and ends, and no accounts.
 *
 * @throws RowgateError `usage` or `insecure_url` for the configuration file, or options that don't go together.
 */
export async function openSession(options: SessionOptions, listeners: Listeners = {}): Promise<Session> {
  const [{createEngine}, allProviders] = await Promise.all([
    import('../../engine.js'),
    import('../../providers/index.js'),
  ]);
  const providers: readonly Provider[] = Object.values(allProviders);
  const config = options.sandbox ? noConfig(options) : await readConfigOf(options, providers);
  const defaults = options.connection ?? [];
  checkDefaults(defaults, config);
  const {cache, concurrency, timeout, maxChanges = config.maxChanges} = options;
  const tellUnused = await createNotes(config, providers, listeners.onNote);
  const sandbox = options.sandbox
    ? await (await import('../../sandbox/start-sandbox.js')).startSandbox()
    : undefined;
  const environment = sandbox?.env ?? process.env;
  const db = findLocalFile(options);
  const engine = createEngine({
    providers,
    ...(db !== undefined && {db}),
    connections: config.connections,
    groups: config.groups,
    defaults,
    readOnly: options.readOnly ?? config.readOnly,
    env: environment,
    allowFiles: options.allowFiles ?? true,
    threads: options.threads ?? false,
    ...(cache !== undefined && {cache}),
    ...(concurrency !== undefined && {concurrency}),
    ...(timeout !== undefined && {timeout}),
    ...(maxChanges !== undefined && {maxChanges}),
    ...(listeners.onGrant !== undefined && {onGrant: listeners.onGrant}),
    onEvent: event => {
      if (event.connection !== undefined) tellUnused(event.connection);
      listeners.onEvent?.(event);
    },
  });
  return {
    engine,
    config,
    providers,
    environment,
    close: async () => {
      await engine.close();
      await sandbox?.close();
    },
  };
}

function noConfig({config, connection = []}: SessionOptions): Config {
  if (config !== undefined || connection.length > 0) {
    throw new RowgateError(
      'usage',
      `--${config === undefined ? 'connection' : 'config'} does not go with --sandbox`,
      {hint: 'The sandbox reads no configuration: leave out one of them.'},
    );
  }
  return {connections: [], groups: [], readOnly: false};
}

async function readConfigOf({config}: SessionOptions, providers: readonly Provider[]): Promise<Config> {
  const {readConfig} = await import('../../config/read-config.js');
  return readConfig(config, process.env, homedir(), providers);
}

/** One provider can have one default. That each is there, the engine checks. */
function checkDefaults(names: readonly string[], config: Config): void {
  const taken = new Map<string, string>();
  for (const name of names) {
    const provider = findAccount(config, name)?.provider;
    if (provider === undefined) continue;
    const other = taken.get(provider);
    if (other !== undefined) {
      throw new RowgateError(
        'usage',
        `--connection ${other} and --connection ${name} are both of ${provider}`,
        {
          hint: 'To ask several accounts at once, name a group of them.',
        },
      );
    }
    taken.set(provider, name);
  }
}

/** Tells, the first time a connection is used, which variables of the environment it does not use. */
async function createNotes(
  {connections}: Config,
  providers: readonly Provider[],
  onNote: ((text: string) => void) | undefined,
): Promise<(connection: string) => void> {
  if (onNote === undefined || connections.length === 0) return () => {};
  const {listUnusedVariables} = await import('../../request/describe-credential.js');
  const used = new Set<string>();
  return name => {
    if (used.has(name)) return;
    used.add(name);
    const connection = connections.find(each => each.name === name);
    const provider = providers.find(each => each.name === connection?.provider);
    if (connection === undefined || provider === undefined) return;
    for (const text of listUnusedVariables(provider.auth, connection, process.env)) onNote(text);
  };
}
