import {type Command, Option} from 'commander';
import type {ConnectionsOptions} from '../connections/show-connections.js';
import {addHelp} from '../help/add-help.js';
import {exampleConfig} from '../help/example-config.js';
import {accountVariables} from '../help/variables.js';
import {parseDuration} from '../option/parse-duration.js';
import type {Finish} from './finish.js';

export function addConnectionsCommand(program: Command, finish: Finish, formats: readonly string[]): void {
  const format = new Option(
    '--format <name>',
    "how rows are written; by FILE's ending, or table on a terminal, jsonl elsewhere",
  );
  if (formats.length > 0) format.choices(formats);
  const command = program
    .command('connections')
    .summary('List accounts, and where credentials come from')
    .description(
      'List the accounts of the configuration file and of the environment: where each is, and where its credential would come from.',
    )
    .option('--check', 'try each with one cheap read')
    .option(
      '--config <file>',
      'the configuration (default: $ROWGATE_CONFIG, or rowgate/config.yaml in ~/.config)',
    )
    .addOption(format)
    .option('-o, --output <file>', 'write the rows to FILE, in whole or not at all')
    .option('--timeout <time>', 'longest time for one request (default: 60s)', parseDuration)
    .option('--trace', 'show each request, without secrets')
    .action(async (options: ConnectionsOptions) => {
      const {showConnections} = await import('../connections/show-connections.js');
      finish(await showConnections(options));
    });
  addHelp(command, {
    notes: `
A configuration file, in YAML:
${exampleConfig.replace(/^/gm, '  ')}

A secret is told by where it is kept: {env: NAME}, {file: ~/path},
{command: [program, argument]} or {keystore: {service: a, account: b}}. Tables are
then prod.account.oauth_clients, or all_linode.account.oauth_clients. rowgate init
writes such a file, rowgate doctor looks into what does not work. With --check,
what the environment has no credential for is not tried.`,
    examples: ['rowgate connections', 'rowgate connections --check --format json'],
    exit: [0, 2, 3],
    exitMeanings: {3: 'a check failed'},
    environment: accountVariables,
    files: ['~/.config/rowgate/config.yaml'],
  });
}
