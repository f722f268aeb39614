import type {Command} from 'commander';
import {addHelp} from '../help/add-help.js';
import {accountVariables} from '../help/variables.js';
import {createCountParser} from '../option/parse-count.js';
import {parseDuration} from '../option/parse-duration.js';
import type {Finish} from './finish.js';
import {
  addAccountOptions,
  addLocalOption,
  addRequestOptions,
  type StatementOptions,
} from './statement-options.js';

export interface ServeOptions
  extends Pick<
    StatementOptions,
    | 'sandbox'
    | 'config'
    | 'connection'
    | 'db'
    | 'readOnly'
    | 'maxChanges'
    | 'secretsTo'
    | 'cache'
    | 'concurrency'
    | 'timeout'
  > {
  readonly port: number;
  readonly host: string;
  readonly allowWrites?: true;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly maxSessions?: number;
  readonly statementTime?: number;
}

export function addServeCommand(program: Command, finish: Finish): void {
  const command = program
    .command('serve')
    .summary('Serve Postgres clients on this machine')
    .description('Serve Postgres clients on this machine until Ctrl-C: psql, psycopg, pandas, Grafana.')
    .optionsGroup('Clients:')
    .option('--port <n>', 'port to listen on; 0 takes one that is free', createCountParser(0, 65_535), 5433)
    .option('--host <address>', 'address to listen on; another than 127.0.0.1 is encrypted', '127.0.0.1')
    .option('--tls-cert <file>', 'certificate, as PEM; only encrypted sessions are taken then')
    .option('--tls-key <file>', 'key of the certificate')
    .option('--max-sessions <n>', 'sessions at once (default: 100)', createCountParser(1, 10_000))
    .option('--statement-time <time>', 'longest time for a statement (default: 10m)', parseDuration)
    .optionsGroup('Changes:')
    .option('--allow-writes', 'let clients change something; without it, they only read')
    .option('--read-only', 'refuse all changes, as is usual')
    .option(
      '--max-changes <n>',
      'refuse to change more rows in one statement (default: 100, or what the configuration says)',
      createCountParser(0, 1_000_000),
    )
    .option(
      '--secrets-to <place>',
      "keep secrets that are shown once in a new FILE, not in results, or give each to a program: 'command …'",
    )
    .optionsGroup('Accounts:')
    .option('--sandbox', 'ask built-in stand-ins for the APIs; needs no account, reads no configuration');
  addAccountOptions(command);
  addLocalOption(command);
  command
    .optionsGroup('Requests:')
    .option('--cache <time>', 'use answers again for so long, as in 5m', parseDuration);
  addRequestOptions(command).action(async (options: ServeOptions) => {
    const {serveEngine} = await import('../serve-engine.js');
    await serveEngine(options);
    finish(0);
  });
  addHelp(command, {
    notes: `
User and database are named rowgate. The password is that of ROWGATE_PASSWORD,
or one that is made up and shown at the start. A session can be set:
  SET rowgate.cache = '5m'        use answers again for so long
  SET rowgate.dry_run = on        show changes, and make none
  SET rowgate.yes = on            agree to changes of several rows
  SET rowgate.max_changes = 500   change up to so many in one statement
  SET statement_timeout = '30s'   give up what takes longer
To browse tables (\\d of psql, DBeaver, reflection), install @electric-sql/pglite too.`,
    examples: [
      'rowgate serve --sandbox',
      'ROWGATE_PASSWORD=a-long-one rowgate serve --allow-writes',
      'rowgate serve --host 0.0.0.0 --tls-cert server.crt --tls-key server.key',
    ],
    exit: [0, 2, 3],
    environment: ['ROWGATE_PASSWORD', ...accountVariables],
    files: ['~/.config/rowgate/config.yaml'],
  });
}
