import type {Command} from 'commander';
import {RowgateError} from '../../errors.js';
import {addHelp} from '../help/add-help.js';
import type {Finish} from './finish.js';

export function addDocsCommand(program: Command, finish: Finish): void {
  const command = program
    .command('docs')
    .summary('Read about resources, statements, errors')
    .description('Show a page of the documentation, or the list of the pages.')
    .argument('[name]', 'a page, resource, method, statement, function or code of an error')
    .option('--html <folder>', 'write all pages to FOLDER, to be read with a browser')
    .action(async (name: string | undefined, {html}: {readonly html?: string}) => {
      if (name !== undefined && html !== undefined) {
        throw new RowgateError('usage', '--html writes all pages: no name goes with it');
      }
      const {showDocs} = await import('../docs/show-docs.js');
      await showDocs(name, html);
      finish(0);
    });
  addHelp(command, {
    notes: `
The pages of resources are made from what the program itself knows of each API, and
every example in them is run by its tests. Pages for a browser need no network and
no scripts.`,
    examples: [
      'rowgate docs',
      'rowgate docs linode.account.oauth_clients',
      'rowgate docs INSERT',
      'rowgate docs missing_where',
      'rowgate docs --html rowgate-docs',
    ],
    exit: [0, 1, 2],
    exitMeanings: {1: 'several resources have the name'},
    environment: ['NO_COLOR'],
  });
}
