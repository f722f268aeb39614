import {type Command, Option} from 'commander';
import {addHelp} from '../help/add-help.js';
import type {InitOptions} from '../init/init-options.js';
import {parseDuration} from '../option/parse-duration.js';
import type {Finish} from './finish.js';

const collect = (value: string, before: readonly string[] = []) => [...before, value];

export function addInitCommand(program: Command, finish: Finish): void {
  const command = program
    .command('init')
    .summary('Add an account to the configuration')
    .description(
      'Add an account to the configuration: ask what it needs, try it by one cheap read, say which scopes it has, and write it.',
    )
    .option('--provider <name>', 'linode, vmware or xeonr')
    .option('--name <name>', 'name of the connection (default: main)')
    .option('--url <url>', 'where the API is, if elsewhere')
    .option('--parameter <name=value>', 'a value that statements need not give, as orgId=…', collect)
    .option('--read-only', 'refuse changes over it')
    .optionsGroup('Credential:')
    .option('--token-env <name>', 'the variable that the token is in')
    .option('--token-file <file>', 'the file whose first line is the token')
    .option('--token-command <command>', 'the program that prints the token, with its arguments')
    .option('--token-stdin', 'read the token from standard input, and keep it')
    .addOption(
      new Option('--keep <place>', 'where a token is kept that is read or typed').choices([
        'keystore',
        'file',
      ]),
    )
    .option('--client-id <id>', 'sign in as a client: what --token-… say is its secret')
    .optionsGroup('Other:')
    .option(
      '--config <file>',
      'the configuration (default: $ROWGATE_CONFIG, or rowgate/config.yaml in ~/.config)',
    )
    .option('--replace', 'replace a connection of that name')
    .option('--no-check', 'write it without trying it')
    .option('-y, --yes', 'ask nothing')
    .option('--timeout <time>', 'longest time for one request (default: 15s)', parseDuration)
    .action(async (options: InitOptions) => {
      const {runInit} = await import('../init/run-init.js');
      finish(await runInit(options));
    });
  addHelp(command, {
    notes: `
On a terminal it asks for what the options don't say; a token is not shown while
it is typed. The configuration says where a token is, and never has it: a variable,
a file that only you can read, a program, or the key store of the operating system.
Nothing is written before the end, and nothing where the account does not work,
unless you say so. Comments in the file stay.`,
    examples: [
      'rowgate init --provider linode --name work --token-env LINODE_TOKEN --yes',
      'rowgate init --provider vmware --name labs --token-env CSP_API_TOKEN \\\n  --parameter orgId=b8e0a9d4-1c52-4f7b-8d36-5a9e7c1f0b24 --read-only --yes',
      'rowgate connections --check',
    ],
    exit: [0, 2, 3, 5, 130],
    exitMeanings: {
      3: 'the account does not work; nothing was written',
      5: 'there is a connection of that name',
    },
    environment: ['ROWGATE_CONFIG', 'XDG_CONFIG_HOME'],
    files: ['~/.config/rowgate/config.yaml'],
  });
}
