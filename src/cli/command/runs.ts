import type {Command} from 'commander';
import {addHelp} from '../help/add-help.js';
import type {Finish} from './finish.js';
import {addFormatOption, type StatementOptions} from './statement-options.js';

export function addRunsCommand(program: Command, finish: Finish, formats: readonly string[]): void {
  const command = program
    .command('runs')
    .summary('List the runs that have changed something')
    .description(
      'List the runs that have changed something, newest first, and what became of their changes.',
    );
  addFormatOption(command, formats)
    .option('-o, --output <file>', 'write the rows to FILE, in whole or not at all')
    .action(async (options: Pick<StatementOptions, 'format' | 'output'>) => {
      const {showRuns} = await import('../journal/show-runs.js');
      await showRuns(options);
      finish(0);
    });
  addHelp(command, {
    notes: `
Journals hold no secrets. Delete those that you need no more.`,
    examples: ['rowgate runs', 'rowgate runs --format json'],
    exit: [0, 2],
    environment: ['XDG_STATE_HOME', 'NO_COLOR'],
    files: ['~/.local/state/rowgate/runs'],
  });
}
