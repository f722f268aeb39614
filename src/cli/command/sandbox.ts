import type {Command} from 'commander';
import {addHelp} from '../help/add-help.js';
import {createCountParser} from '../option/parse-count.js';
import type {Finish} from './finish.js';

export function addSandboxCommand(program: Command, finish: Finish): void {
  const command = program
    .command('sandbox')
    .summary('Serve stand-ins for the APIs on this machine')
    .description('Serve stand-ins for the APIs on this machine until Ctrl-C. Changes last as long.')
    .option(
      '--port <n>',
      "port of Linode's API on 127.0.0.1 (default: one that is free)",
      createCountParser(0, 65_535),
    )
    .action(async ({port}: {readonly port?: number}) => {
      const {serveSandbox} = await import('../serve-sandbox.js');
      await serveSandbox(port);
      finish(0);
    });
  addHelp(command, {
    notes: `
Standard output has lines that set LINODE_URL, LINODE_TOKEN, CSP_URL,
CSP_API_TOKEN, CSP_ORG_ID, XEONR_URL and XEONR_TOKEN: paste them into another
shell, or let it read them:
  eval "$(rowgate sandbox &)"
  rowgate query "SELECT label FROM linode.account.oauth_clients"`,
    examples: ['rowgate sandbox', 'rowgate sandbox --port 8400'],
    exit: [0, 2, 3],
    exitMeanings: {0: 'ended by Ctrl-C', 3: 'it could not be started, as where another program has the port'},
  });
}
