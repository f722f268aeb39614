import type {Command} from 'commander';
import type {DoctorOptions} from '../doctor/run-doctor.js';
import {addHelp} from '../help/add-help.js';
import {accountVariables} from '../help/variables.js';
import {parseDuration} from '../option/parse-duration.js';
import type {Finish} from './finish.js';

export function addDoctorCommand(program: Command, finish: Finish): void {
  const command = program
    .command('doctor')
    .summary('Say what would be used, and whether it works')
    .description(
      'Say what a statement would use, where that comes from, and whether it works: versions, the configuration, each account by one cheap read, the network and optional packages.',
    )
    .option('--json', 'as JSON, for programs')
    .option(
      '--config <file>',
      'the configuration (default: $ROWGATE_CONFIG, or rowgate/config.yaml in ~/.config)',
    )
    .option('--timeout <time>', 'longest time for one request (default: 15s)', parseDuration)
    .action(async (options: DoctorOptions) => {
      const {runDoctor} = await import('../doctor/run-doctor.js');
      finish(await runDoctor(options));
    });
  addHelp(command, {
    notes: `
It shows where a credential comes from, and never what it is. What the environment
has no credential for is not tried. The output can be shown to others: it has the
names of accounts, scopes and files.`,
    examples: ['rowgate doctor', 'rowgate doctor --json'],
    exit: [0, 2, 3],
    exitMeanings: {
      0: 'no problems',
      2: 'the command line or the configuration is wrong',
      3: 'an account does not work, there is none, or something else is wrong',
    },
    environment: accountVariables,
    files: ['~/.config/rowgate/config.yaml', '~/.local/state/rowgate/runs'],
  });
}
