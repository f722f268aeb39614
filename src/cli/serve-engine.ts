import {randomBytes} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {RowgateError} from '../errors.js';
import {isLoopback} from '../server/connection/is-loopback.js';
import type {ServerOptions} from '../server/server-options.js';
import {type Server, startServer} from '../server/start-server.js';
import type {ServeOptions} from './command/serve.js';
import {findCacheFolder} from './find-cache-folder.js';
import {keepJournals} from './journal/keep-journals.js';
import {createReport} from './report/report.js';
import {type KeptSecrets, keepSecrets} from './statement/keep-secrets.js';
import {openSession, type Session} from './statement/open-session.js';

/**
 * Serves an engine to clients of Postgres until the process is told to end. Standard error has a line once it is ready.
 *
 * @throws RowgateError.
 */
export async function serveEngine(options: ServeOptions): Promise<void> {
  const report = createReport({});
  if (options.allowWrites && options.readOnly) {
    throw new RowgateError('usage', '--allow-writes does not go with --read-only');
  }
  const ended = new Promise<void>(resolve => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => resolve());
  });
  const tls = await readTls(options);
  const given = process.env.ROWGATE_PASSWORD;
  const password = given || randomBytes(18).toString('base64url');
  const journals = keepJournals(undefined, report.line);
  const allowWrites = options.allowWrites ?? false;
  const session = await openSession(
    {...options, allowFiles: false, threads: true, ...(!allowWrites && {readOnly: true as const})},
    {onNote: report.note},
  );
  let secrets: KeptSecrets | undefined;
  try {
    secrets = options.secretsTo === undefined ? undefined : keepSecrets(options.secretsTo);
    const {catalog} = session.engine;
    const server = await startServer({
      ...optionsOf(options, session),
      keeping: {
        // What a sandbox of this process was made to be is gone with it.
        ...(!options.sandbox && {
          startJournal: (changeSets, accounts) => journals.start(changeSets, accounts, catalog),
        }),
        ...(secrets !== undefined && {secretSink: secrets.sink}),
      },
      password,
      ...(tls !== undefined && {tls}),
      onBug: error => void report.error(error),
    });
    report.line(describeStart(server, tls !== undefined, given ? undefined : password));
    await ended;
    await server.close();
    journals.tellUnfinished();
  } finally {
    await session.close();
    if (secrets?.close()) report.line(secrets.closing);
  }
}

function optionsOf(options: ServeOptions, {engine, config}: Session): Omit<ServerOptions, 'password'> {
  const {host, port, maxSessions, statementTime, cache, maxChanges = config.maxChanges} = options;
  return {
    engine,
    host,
    port,
    cacheFolder: findCacheFolder(),
    allowWrites: (options.allowWrites ?? false) && !config.readOnly,
    limits: {
      ...(maxSessions !== undefined && {connections: maxSessions}),
      ...(statementTime !== undefined && {statementTime}),
    },
    settings: {
      ...(maxChanges !== undefined && {'rowgate.max_changes': String(maxChanges)}),
      ...(cache !== undefined && {'rowgate.cache': `${cache}ms`}),
    },
  };
}

/** The certificate that is given, or where others can connect, one that is made up. */
async function readTls({host, tlsCert, tlsKey}: ServeOptions): Promise<ServerOptions['tls']> {
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    throw new RowgateError('usage', '--tls-cert and --tls-key go together');
  }
  if (tlsCert !== undefined && tlsKey !== undefined) {
    return {cert: readFile('--tls-cert', tlsCert), key: readFile('--tls-key', tlsKey)};
  }
  if (isLoopback(host)) return undefined;
  const {makeCertificate} = await import('../server/make-certificate.js');
  return makeCertificate();
}

function readFile(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
    throw new RowgateError('usage', `${option}: ${path} can't be read (${code})`);
  }
}

/** `password`: one that was made up, which nobody knows yet. */
function describeStart({host, port}: Server, isEncrypted: boolean, password: string | undefined): string {
  const isAny = host === '0.0.0.0' || host === '::';
  const name = isAny ? hostname() : host;
  const variables = [
    ...(password === undefined ? [] : [`PGPASSWORD=${password}`]),
    ...(isEncrypted ? ['PGSSLMODE=require'] : []),
  ];
  const command = [...variables, 'psql', '-h', name, '-p', port, '-U', 'rowgate', 'rowgate'].join(' ');
  return `Postgres clients can connect (Ctrl-C or kill ${process.pid} ends it): ${command}`;
}
