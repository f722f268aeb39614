import type {Command} from 'commander';
import {addHelp} from '../help/add-help.js';
import type {ShowOptions} from '../queries/show-queries.js';
import type {Finish} from './finish.js';
import {addFormatOption} from './statement-options.js';

export function addQueriesCommand(program: Command, finish: Finish, formats: readonly string[]): void {
  const command = program
    .command('queries')
    .summary('List and search the ready queries')
    .description('List the ready queries, and your own, or search them.')
    .argument('[words...]', 'words that are all in the name, or in what is said of it');
  addFormatOption(command, formats)
    .option('-o, --output <file>', 'write the rows to FILE, in whole or not at all')
    .action(async (words: readonly string[], options: ShowOptions) => {
      const {showQueries} = await import('../queries/show-queries.js');
      await showQueries(words, options);
      finish(0);
    });
  const show = command
    .command('show')
    .summary('Print a query')
    .description('Print a query, with its parameters.')
    .argument('<name>', 'its name, or the end of it')
    .action(async (name: string) => {
      const {showQuery} = await import('../queries/show-queries.js');
      await showQuery(name);
      finish(0);
    });
  addHelp(show, {
    examples: ['rowgate queries show grants/ending'],
    exit: [0, 2],
    environment: ['ROWGATE_QUERIES', 'XDG_CONFIG_HOME'],
    files: ['~/.config/rowgate/queries'],
  });
  addHelp(command, {
    notes: `
Queries of your own are files that end with .sql in ~/.config/rowgate/queries, or
in the folders that ROWGATE_QUERIES names. One of them goes before one of the
package that has the same name. They may begin with a comment:
  -- What stops working within the next days?
  --
  -- @param days integer = 30  how far ahead to look
  -- @needs linode
The first line is the title. Types are text, integer, real, boolean, timestamp
and json; a parameter without a default has to be given.`,
    examples: [
      'rowgate queries',
      'rowgate queries redirect linode',
      'rowgate queries show grants/ending',
      'rowgate run grants/ending --param days=7',
    ],
    exit: [0, 2],
    environment: ['ROWGATE_QUERIES', 'XDG_CONFIG_HOME'],
    files: ['~/.config/rowgate/queries'],
  });
}
