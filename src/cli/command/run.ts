import type {Command} from 'commander';
import {addHelp} from '../help/add-help.js';
import {accountVariables} from '../help/variables.js';
import type {Finish} from './finish.js';
import {addStatementOptions, type StatementOptions} from './statement-options.js';

interface RunQueryOptions extends StatementOptions {
  /** Where the changes go as a plan, instead of being made. */
  readonly plan?: string;
}

export function addRunCommand(program: Command, finish: Finish, formats: readonly string[]): void {
  const command = program
    .command('run')
    .summary('Run a ready query, or one of your own')
    .description('Run a ready query, or one of your own: rowgate queries lists them.')
    .argument('[name]', 'its name, the end of it, or ./FILE');
  addStatementOptions(command, formats)
    .optionsGroup('Changes:')
    .option('--plan <file>', 'make nothing, and write what would be made to a new file for rowgate apply')
    .optionsGroup('Other:')
    .action(async (name: string | undefined, options: RunQueryOptions) => {
      const {runQuery} = await import('../queries/run-query.js');
      finish(await runQuery(name, options));
    });
  addHelp(command, {
    notes: `
A name may be shortened to its end, as in ending for grants/ending. Those that
change something refuse to change more rows than expected, and are looked at
first: with --dry-run, or with --plan and rowgate apply.`,
    examples: [
      'rowgate run linode/profile/apps',
      'rowgate run grants/ending --param days=7 --format csv',
      'rowgate run changes/move_domain -p from=acme.example -p to=larkspur.example \\\n  --plan move.json',
      'rowgate apply move.json --yes',
      'rowgate run ./mine.sql --sandbox',
    ],
    exit: [0, 1, 2, 3, 4, 5, 6, 130],
    environment: [...accountVariables, 'ROWGATE_QUERIES'],
    files: ['~/.config/rowgate/queries', '~/.config/rowgate/config.yaml', '~/.local/state/rowgate/runs'],
  });
}

export type {RunQueryOptions};
