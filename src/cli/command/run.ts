import type {Command} from 'commander';
import type {Finish} from '../run-program.js';
import {addStatementOptions, type StatementOptions} from './statement-options.js';

export function addRunCommand(program: Command, finish: Finish, formats: readonly string[]): void {
  const command = program
    .command('run')
    .description('Run a ready query of the package.')
    .argument('[name]', 'its path below queries/, or the end of it');
  addStatementOptions(command, formats)
    .addHelpText(
      'after',
      `
Examples:
  rowgate run linode/profile/apps
  rowgate run oauth_clients --sandbox --format csv`,
    )
    .action(async (name: string | undefined, options: StatementOptions) => {
      const {readQuery} = await import('../query-library.js');
      const text = readQuery(name);
      const {runStatements} = await import('../statement/run-statements.js');
      finish(await runStatements(text, options));
    });
}
