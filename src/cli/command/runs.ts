import type {Command} from 'commander';
import type {Finish} from '../run-program.js';
import {addFormatOption, type StatementOptions} from './statement-options.js';

export function addRunsCommand(program: Command, finish: Finish, formats: readonly string[]): void {
  const command = program
    .command('runs')
    .description(
      'List the runs that have changed something, newest first, and what became of their changes.',
    );
  addFormatOption(command, formats)
    .option('-o, --output <file>', 'write the rows to FILE, in whole or not at all')
    .addHelpText(
      'after',
      `
Journals are in $XDG_STATE_HOME/rowgate/runs, or ~/.local/state/rowgate/runs. They
hold no secrets. Delete those that you need no more.

Examples:
  rowgate runs
  rowgate runs --format json`,
    )
    .action(async (options: Pick<StatementOptions, 'format' | 'output'>) => {
      const {showRuns} = await import('../journal/show-runs.js');
      await showRuns(options);
      finish(0);
    });
}
