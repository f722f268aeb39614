import type {Command} from 'commander';
import type {Finish} from '../run-program.js';
import {
  addAccountOptions,
  addJournalOptions,
  addNewTokenOption,
  addOutputOptions,
  addRequestOptions,
  type StatementOptions,
} from './statement-options.js';

export function addUndoCommand(program: Command, finish: Finish, formats: readonly string[]): void {
  const command = program
    .command('undo')
    .description('Take back what a run did: show how, or with --yes do it.')
    .argument('<run>', 'its name, or the path of its journal');
  addOutputOptions(command, formats);
  addJournalOptions(command);
  addNewTokenOption(command);
  addAccountOptions(command);
  addRequestOptions(command)
    .addHelpText(
      'after',
      `
Updated rows get their old values, and rows that were made are deleted. A row that
has changed since is left alone; the exit status is then 6. Deletions, procedures
and secrets can't be undone. An undo is a run of its own.

Examples:
  rowgate undo 20261121-044700-3f9a
  rowgate undo 20261121-044700-3f9a --yes`,
    )
    .action(async (run: string, options: StatementOptions) => {
      const {undo} = await import('../journal/undo.js');
      finish(await undo(run, options));
    });
}
