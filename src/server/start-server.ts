import {type AddressInfo, createServer} from 'node:net';
import {createSecureContext, type SecureContext} from 'node:tls';
import {RowgateError} from '../errors.js';
import type {Answerer} from './answer/answerer.js';
import {createAsk} from './answer/ask.js';
import {createEngineAnswerer} from './answer/engine-answerer.js';
import {createFunctionAnswerer} from './answer/session-functions.js';
import {createCatalogueAnswerer} from './catalogue/catalogue-answerer.js';
import {defineLocals} from './catalogue/define-locals.js';
import {createKnownQueryAnswerer} from './catalogue/known-query-answerer.js';
import {type Catalogue, openCatalogue} from './catalogue/open-catalogue.js';
import {listSchemas, writeDefinitions} from './catalogue/write-definitions.js';
import {writeSetUp} from './catalogue/write-set-up.js';
import {createCommandAnswerer} from './command/commands.js';
import {type Connection, createConnection} from './connection/connection.js';
import {isLoopback} from './connection/is-loopback.js';
import {createVerifier} from './connection/scram.js';
import {defaultLimits} from './limits.js';
import {createRegistry} from './registry.js';
import {type ServerContext, serveClient} from './serve-client.js';
import type {ServerOptions} from './server-options.js';
import {createHold} from './session/hold.js';
import {writeSearchPath} from './session/search-path.js';
import {createSettings} from './session/settings.js';

export interface Server {
  readonly host: string;
  readonly port: number;
  /** Without the password. */
  readonly url: string;
  /** Takes no more clients, ends what they run, waits for changes under way, and sends the clients away. */
  close(): Promise<void>;
}

/** Bytes of a message from a client that has not logged in yet. */
const firstMessageSize = 10_000;
/** For changes under way when the server ends, in milliseconds. */
const graceTime = 10_000;

/**
 * Serves an engine to clients of Postgres.
 *
 * @throws RowgateError `usage` without a password, for a certificate that can't be used, or a port that can't be had;
 * `insecure_url` where others than this machine could connect without encryption.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const {host = '127.0.0.1', port = 5432, onBug = () => {}} = options;
  const limits = {...defaultLimits, ...options.limits};
  if (options.password === '') throw new RowgateError('usage', 'a server needs a password');
  if (!isLoopback(host) && options.tls === undefined) {
    throw new RowgateError('insecure_url', `${host} can be reached from elsewhere, so that it needs TLS`, {
      hint: 'Give a certificate, or listen on 127.0.0.1.',
    });
  }
  let isClosing = false;
  const registry = createRegistry(limits.connections);
  const {user = 'rowgate', database = 'rowgate'} = options;
  const readOnly = options.allowWrites ? 'off' : 'on';
  const {catalog} = options.engine;
  // A table is found by its bare name, whatever its schema.
  const searchPath = writeSearchPath(listSchemas(catalog));
  const settings = {
    default_transaction_read_only: readOnly,
    transaction_read_only: readOnly,
    search_path: searchPath,
    ...options.settings,
  };
  createSettings(settings);
  const catalogue = openCatalogue({
    setUp: writeSetUp({user, database, searchPath, definitions: writeDefinitions(catalog)}),
    folder: options.cacheFolder,
    refresh: () => defineLocals(options.engine),
  });
  const context: ServerContext = {
    user,
    database,
    verifier: createVerifier(options.password),
    secureContext: options.tls && readCertificate(options.tls),
    limits,
    settings,
    ask: createAnswerers(options, catalogue),
    keeping: options.keeping ?? {},
    registry,
    hold: createHold(limits.heldRows),
    isClosing: () => isClosing,
    onBug,
  };
  const clients = new Map<Connection, Promise<void>>();
  const server = createServer({allowHalfOpen: false}, socket => {
    const connection = createConnection(socket, firstMessageSize);
    // As many may be about to log in as may be logged in; whoever comes on top is not even heard.
    if (clients.size >= 2 * limits.connections || isClosing) {
      connection.destroy();
      return;
    }
    const served = serveClient(connection, context).finally(() => clients.delete(connection));
    clients.set(connection, served);
  });
  await listen(server, host, port);
  const address = server.address() as AddressInfo;
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    host: address.address,
    port: address.port,
    url: `postgresql://${encodeURIComponent(user)}@${shown}:${address.port}/${encodeURIComponent(database)}`,
    async close() {
      isClosing = true;
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      registry.interruptAll('the server is ending');
      for (const connection of clients.keys()) connection.stopReading();
      const late = setTimeout(() => {
        for (const connection of clients.keys()) connection.destroy();
      }, graceTime);
      await Promise.all([...clients.values(), catalogue.close()]);
      clearTimeout(late);
      await closed;
    },
  };
}

function createAnswerers(options: ServerOptions, catalogue: Catalogue): ServerContext['ask'] {
  const {engine, allowWrites = false, answerers = []} = options;
  const all: Answerer[] = [];
  const catalogueAnswerer = createCatalogueAnswerer(catalogue);
  const ask = createAsk(all);
  all.push(
    createCommandAnswerer(ask),
    createFunctionAnswerer(listSchemas(engine.catalog)),
    ...answerers,
    createKnownQueryAnswerer(catalogueAnswerer),
    catalogueAnswerer,
    createEngineAnswerer({engine, allowWrites}),
  );
  return ask;
}

function readCertificate(tls: NonNullable<ServerOptions['tls']>): SecureContext {
  try {
    return createSecureContext({...tls, minVersion: 'TLSv1.2'});
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RowgateError('usage', `the certificate or its key can't be used: ${reason}`);
  }
}

function listen(server: ReturnType<typeof createServer>, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        {EADDRINUSE: 'is in use', EACCES: 'may not be used'}[error.code ?? ''] ??
        `can't be listened on (${error.code})`;
      reject(
        new RowgateError('usage', `port ${port} of ${host} ${reason}`, {
          hint: 'Name another one, or 0 to take one that is free.',
        }),
      );
    });
    server.listen(port, host, resolve);
  });
}
