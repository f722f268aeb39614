import type {SecureContext} from 'node:tls';
import {RowgateError} from '../errors.js';
import type {Ask} from './answer/ask.js';
import type {Keeping} from './answer/run-options.js';
import type {Connection} from './connection/connection.js';
import {type Greeting, greet} from './connection/greet.js';
import {logIn} from './connection/log-in.js';
import type {ScramVerifier} from './connection/scram.js';
import type {Limits} from './limits.js';
import type {RegisteredSession, Registry} from './registry.js';
import {createContext} from './session/create-context.js';
import {describeError} from './session/describe-error.js';
import type {Hold} from './session/hold.js';
import {closePortals} from './session/portal.js';
import {reportSettings} from './session/report-settings.js';
import {runSession} from './session/run-session.js';
import type {Session} from './session/session.js';
import {readStartupSettings} from './session/startup-settings.js';

/** What a server has for all its clients. */
export interface ServerContext {
  readonly user: string;
  readonly database: string;
  readonly verifier: ScramVerifier;
  readonly secureContext: SecureContext | undefined;
  readonly limits: Limits;
  readonly settings: Readonly<Record<string, string>>;
  readonly ask: Ask;
  readonly keeping: Keeping;
  readonly registry: Registry;
  readonly hold: Hold;
  readonly isClosing: () => boolean;
  readonly onBug: (error: unknown) => void;
}

/** Has to do with a client until it leaves, or is sent away. Never throws. */
export async function serveClient(connection: Connection, server: ServerContext): Promise<void> {
  try {
    const registered = await admit(connection, server);
    if (registered !== undefined) await serveSession(connection, registered, server);
    if (server.isClosing()) throw new RowgateError('shutting_down', 'the server is ending');
  } catch (error) {
    if (!(error instanceof RowgateError)) server.onBug(error);
    connection.send({kind: 'error', notice: describeError(error, 'FATAL')});
  }
  connection.end();
}

interface Admitted {
  readonly own: RegisteredSession;
  readonly startup: Extract<Greeting, {kind: 'startup'}>;
}

/** Lets in who may come in. Undefined where there is nobody to serve any more. */
async function admit(connection: Connection, server: ServerContext): Promise<Admitted | undefined> {
  const {limits, registry, verifier, secureContext} = server;
  // A client that is too slow to log in is left without a word.
  const timer = setTimeout(() => connection.destroy(), limits.loginTime);
  try {
    const greeting = await greet(connection, secureContext);
    if (greeting === undefined) return undefined;
    if (greeting.kind === 'cancel') {
      registry.cancel(greeting.processId, greeting.secretKey);
      return undefined;
    }
    checkStartup(greeting, connection, server);
    const user = {given: greeting.parameters.get('user') ?? '', wanted: server.user};
    if (!(await logIn(connection, verifier, user))) return undefined;
    checkDatabase(greeting, server);
    return {startup: greeting, own: registry.add()};
  } finally {
    clearTimeout(timer);
  }
}

function checkStartup(
  {major, minor, parameters}: Admitted['startup'],
  connection: Connection,
  {secureContext, isClosing}: ServerContext,
): void {
  if (isClosing()) throw new RowgateError('shutting_down', 'the server is ending');
  if (major !== 3) {
    throw new RowgateError(
      'unsupported',
      `version ${major}.${minor} of the protocol is not spoken here, 3.0 is`,
    );
  }
  if (secureContext !== undefined && !connection.isEncrypted) {
    throw new RowgateError('not_encrypted', 'this server takes encrypted connections only', {
      hint: 'Connect with sslmode=require.',
    });
  }
  if (parameters.has('replication') && !/^(false|off|no|0)$/i.test(parameters.get('replication') ?? '')) {
    throw new RowgateError('unsupported', 'there is no replication');
  }
  const options = [...parameters.keys()].filter(name => name.startsWith('_pq_.'));
  if (minor > 0 || options.length > 0)
    connection.send({kind: 'negotiate-protocol-version', minor: 0, options});
}

function checkDatabase({parameters}: Admitted['startup'], {user, database}: ServerContext): void {
  const wanted = parameters.get('database') ?? parameters.get('user') ?? user;
  if (wanted === database) return;
  throw new RowgateError('unknown_database', `there is no database "${wanted}"`, {
    hint: `The one that there is has the name ${database}.`,
  });
}

async function serveSession(
  connection: Connection,
  {own, startup}: Admitted,
  server: ServerContext,
): Promise<void> {
  const {limits, database, ask, onBug} = server;
  let session: Session | undefined;
  try {
    const user = server.user;
    const given = {...server.settings, session_authorization: user};
    const {settings, notices} = readStartupSettings(startup.parameters, given);
    session = {
      user,
      database,
      processId: own.processId,
      openItems: limits.openItems,
      keeping: server.keeping,
      initialSettings: settings,
      settings,
      transaction: undefined,
      statements: new Map(),
      portals: new Map(),
      hold: server.hold,
    };
    const context = createContext(connection, session, {ask, own, limits, onBug});
    connection.allow(limits.messageSize);
    connection.send({kind: 'authentication-ok'});
    reportSettings(connection, undefined, settings);
    const {processId, secretKey} = own;
    connection.send({kind: 'backend-key-data', processId, secretKey});
    for (const notice of notices) connection.send({kind: 'notice', notice});
    await runSession(context);
  } finally {
    server.registry.remove(own);
    if (session !== undefined) closePortals(session.portals, 'all');
  }
}
