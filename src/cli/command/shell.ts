import type {Command} from 'commander';
import {addHelp} from '../help/add-help.js';
import {accountVariables} from '../help/variables.js';
import type {Finish} from './finish.js';
import {addStatementOptions, type StatementOptions} from './statement-options.js';

export function addShellCommand(program: Command, finish: Finish, formats: readonly string[]): void {
  const command = program
    .command('shell')
    .summary('Type SQL at a prompt')
    .description('Type SQL statements at a prompt, with completion and a history.');
  addStatementOptions(command, formats).action(async (options: StatementOptions) => {
    const {runShell} = await import('../shell/run-shell.js');
    finish(await runShell(options));
  });
  addHelp(command, {
    notes: `
A statement ends with ; and may have several lines. Tab completes names and
keywords, twice shows what there is. Ctrl-C cancels a statement that is run, or
clears one that is typed; Ctrl-D leaves. BEGIN collects changes until COMMIT.
Long results go through $PAGER, or less; with PAGER= they don't. A paste ends at
its first error, unless .bail is off.

At the prompt:
  .tables [PATTERN]     the tables there are
  .schema [TABLE]       the columns of a table, or of all
  .format [NAME]        how rows are shown
  .output [FILE]        let rows go to a file; without one, here again
  .read FILE            run the statements and dot-commands of a file
  .param set NAME       ask for the value of :name, and don't show it
  .explain [STATEMENT]  what a statement would call, or what the last one called
  .timing, .trace       on or off: time of statements, each request
  .connections          the accounts there are
  .help, .quit

The history is for its owner only. Not kept is what begins with a blank, .param set, and a statement that has a
secret in it or looks as if it had.

Where standard input is no terminal, it is run as a script.`,
    examples: [
      'rowgate shell --sandbox',
      'rowgate shell --connection prod --read-only',
      'rowgate shell --sandbox < script.sql',
    ],
    exit: [0, 1, 2, 3, 4, 5, 6],
    environment: ['PAGER', ...accountVariables],
    files: ['~/.config/rowgate/config.yaml', '~/.local/state/rowgate/history', '~/.local/state/rowgate/runs'],
  });
}
