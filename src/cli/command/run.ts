import type {Command} from 'commander';
import type {Finish} from '../run-program.js';
import {addStatementOptions, type StatementOptions} from './statement-options.js';

interface RunQueryOptions extends StatementOptions {
  /** Where the changes go as a plan, instead of being made. */
  readonly plan?: string;
}

export function addRunCommand(program: Command, finish: Finish, formats: readonly string[]): void {
  const command = program
    .command('run')
    .description('Run a ready query, or one of your own: rowgate queries lists them.')
    .argument('[name]', 'its name, the end of it, or ./FILE');
  addStatementOptions(command, formats)
    .optionsGroup('Changes:')
    .option('--plan <file>', 'make nothing, and write what would be made to a new file for rowgate apply')
    .optionsGroup('Other:')
    .addHelpText(
      'after',
      `
Examples:
  rowgate run linode/profile/apps
  rowgate run grants/ending --param days=7 --format csv
  rowgate run changes/move_domain -p from=old.example -p to=new.example \\
    --plan move.json
  rowgate apply move.json
  rowgate run ./mine.sql --sandbox`,
    )
    .action(async (name: string | undefined, options: RunQueryOptions) => {
      const {runQuery} = await import('../queries/run-query.js');
      finish(await runQuery(name, options));
    });
}

export type {RunQueryOptions};
