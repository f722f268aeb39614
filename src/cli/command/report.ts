import {type Command, Option} from 'commander';
import {addHelp} from '../help/add-help.js';
import {accountVariables} from '../help/variables.js';
import {type Severity, severities} from '../queries/query-file.js';
import type {Finish} from './finish.js';
import {
  addAccountOptions,
  addLocalOption,
  addRequestOptions,
  addValueOption,
  collect,
  type StatementOptions,
} from './statement-options.js';

export interface ReportOptions
  extends Pick<
    StatementOptions,
    'output' | 'param' | 'sandbox' | 'config' | 'connection' | 'db' | 'trace' | 'concurrency' | 'timeout'
  > {
  readonly format?: 'html' | 'json';
  readonly failOn?: Severity;
  readonly provider?: readonly string[];
  /** Names of queries, or the ends of these. */
  readonly without?: readonly string[];
}

export function addReportCommand(program: Command, finish: Finish): void {
  const command = program
    .command('report')
    .summary('Report on the OAuth estate, as a page of HTML')
    .description(
      'Report on the OAuth estate on a page of HTML: what is wrong and what mends it, clients, grants, scopes and hosts.',
    )
    .optionsGroup('Output:')
    .addOption(
      new Option(
        '--format <name>',
        "html, or json for programs (default: by FILE's ending, or html)",
      ).choices(['html', 'json']),
    )
    .option(
      '-o, --output <file>',
      'write to FILE, in whole or not at all; - is standard output (default: that, or rowgate-report.html on a terminal)',
    )
    .addOption(
      new Option(
        '--fail-on <severity>',
        'exit with 5 if there is a finding of it, or of a higher one',
      ).choices(severities),
    )
    .option('--without <query>', 'leave out a query, and what only it reads; may be repeated', collect)
    .option('--trace', 'show each request, without secrets');
  addValueOption(command, 'value of :name in every query that has it; name:=json for a number, true, null');
  command
    .optionsGroup('Accounts:')
    .option('--sandbox', 'ask built-in stand-ins for the APIs; needs no account, reads no configuration')
    .option('--provider <name>', 'look at this provider only; may be repeated', collect);
  addAccountOptions(command);
  addLocalOption(command);
  addRequestOptions(command).action(async (options: ReportOptions) => {
    const {runReport} = await import('../estate/run-report.js');
    finish(await runReport(options));
  });
  addHelp(command, {
    notes: `
A finding is a row of a ready query, or of one of your own, that has a severity
in its comment. Each list is read once, whatever the number of queries:
  -- Which clients of ours does nobody answer for?
  --
  -- @severity high
  -- @advice Ask in the channel of its team, then delete it
  -- @fix DELETE FROM linode.account.oauth_clients WHERE id IN (:id)
Severities are high, medium and low. In a fix, :id stands for the values of the
column id, and after @fix may come values of columns, as in status=disabled: it
is for the rows that have these. A query that needs a value without a default is
run if --param gives it, as hygiene/foreign_hosts is.

A provider without a credential is named in the report as not looked at. With
--connection, only the accounts that are named are looked at. What a token may
not read makes the report incomplete, unless --without names who asks for it.

With an exit status of 1, 3, 4 or 5 the report is written as well, and says what is missing. Of several, what
is missing counts before what was found.`,
    examples: [
      'rowgate report --sandbox',
      'rowgate report --output estate.html --fail-on high',
      "rowgate report --param domains='larkspur.example larkspur.test' -o estate.html",
      'rowgate report --without failed_bursts --without new_addresses',
      "rowgate report --provider linode --format json | jq '.findings[].title'",
    ],
    exit: [0, 1, 2, 3, 4, 5],
    exitMeanings: {1: 'a query is wrong', 5: '--fail-on is met'},
    environment: accountVariables,
    files: ['~/.config/rowgate/config.yaml', '~/.config/rowgate/queries'],
  });
}
