import type {Command} from 'commander';
import {addHelp} from '../help/add-help.js';
import {accountVariables} from '../help/variables.js';
import type {Finish} from './finish.js';
import {addStatementOptions, type StatementOptions} from './statement-options.js';

interface QueryOptions extends StatementOptions {
  readonly file?: string;
}

export function addQueryCommand(program: Command, finish: Finish, formats: readonly string[]): void {
  const command = program
    .command('query')
    .summary('Run SQL, from the argument, a file or standard input')
    .alias('exec')
    .description('Run SQL statements: from the argument, a file, or standard input.')
    .argument('[sql]', 'statements, separated by ; (- is standard input)')
    .option('-f, --file <file>', 'read the statements from FILE (- is standard input)');
  addStatementOptions(command, formats).action(async (sql: string | undefined, options: QueryOptions) => {
    const {readStatementText} = await import('../statement/read-statement-text.js');
    const text = await readStatementText(sql, options.file);
    const {runStatements} = await import('../statement/run-statements.js');
    finish(await runStatements(text, options));
  });
  addHelp(command, {
    notes: `
Rows go to standard output, everything else to standard error. Statements are
separated by ; and run in order; all are checked before the first is run, and
the first that fails is the last. A change of several rows asks for consent on
a terminal, and needs --yes elsewhere. rowgate docs has every table, statement
and function.`,
    examples: [
      'rowgate query "SELECT label, expiry FROM linode.profile.apps ORDER BY expiry"',
      'rowgate query --sandbox -p label=Grafana \\\n  "SELECT id, redirect_uri FROM oauth_clients WHERE label = :label"',
      `rowgate query --dry-run "UPDATE linode.account.oauth_clients
  SET redirect_uri = replace(redirect_uri, 'http:', 'https:')
  WHERE uri_scheme(redirect_uri) = 'http'"`,
      'rowgate query --connection all_linode \\\n  "SELECT connection, label FROM linode.account.oauth_clients"',
      'rowgate query --file rotate.sql --yes --secrets-to secrets.jsonl',
      'echo "SHOW SERVICES IN linode" | rowgate query',
    ],
    exit: [0, 1, 2, 3, 4, 5, 6, 130],
    environment: accountVariables,
    files: ['~/.config/rowgate/config.yaml', '~/.local/state/rowgate/runs'],
  });
}
