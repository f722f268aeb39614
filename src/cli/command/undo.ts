import type {Command} from 'commander';
import {addHelp} from '../help/add-help.js';
import {accountVariables} from '../help/variables.js';
import type {Finish} from './finish.js';
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
    .summary('Take back what a run did')
    .description('Take back what a run did: show how, or with --yes do it.')
    .argument('<run>', 'its name, or the path of its journal');
  addOutputOptions(command, formats);
  addJournalOptions(command);
  addNewTokenOption(command);
  addAccountOptions(command);
  addRequestOptions(command).action(async (run: string, options: StatementOptions) => {
    const {undo} = await import('../journal/undo.js');
    finish(await undo(run, options));
  });
  addHelp(command, {
    notes: `
Updated rows get their old values, and rows that were made are deleted. A row that
has changed since is left alone; the exit status is then 6. Deletions, procedures
and secrets can't be undone. An undo is a run of its own.`,
    examples: ['rowgate undo 20261121-044700-3f9a', 'rowgate undo 20261121-044700-3f9a --yes'],
    exit: [0, 1, 2, 3, 4, 5, 6, 130],
    exitMeanings: {1: 'nothing of the run can be undone'},
    environment: [...accountVariables, 'XDG_STATE_HOME'],
    files: ['~/.local/state/rowgate/runs'],
  });
}
