import type {Command} from 'commander';
import {addHelp} from '../help/add-help.js';
import {accountVariables} from '../help/variables.js';
import type {PlanOptions} from '../saved-plan/make-plan.js';
import type {Finish} from './finish.js';
import {addAccountOptions, addFormatOption, addRequestOptions, addValueOption} from './statement-options.js';

export function addPlanCommand(program: Command, finish: Finish, formats: readonly string[]): void {
  const command = program
    .command('plan')
    .summary('Save changes to a file, to be applied later')
    .description('Make up changes, show them and save them, to be applied later. Changes nothing.')
    .argument('[sql]', 'statements, separated by ; (- is standard input)')
    .option('-f, --file <file>', 'read the statements from FILE (- is standard input)')
    .optionsGroup('Output:')
    .requiredOption('-o, --output <plan>', 'write the plan to a new file that only you can read')
    .option('--force', 'replace a file that is there');
  addFormatOption(command, formats)
    .option('--trace', 'show each request, without secrets')
    .option('--timing', 'show time, rows and requests of each statement');
  addValueOption(command);
  addAccountOptions(command);
  addRequestOptions(command).action(
    async (sql: string | undefined, options: PlanOptions & {readonly file?: string}) => {
      const {readStatementText} = await import('../statement/read-statement-text.js');
      const text = await readStatementText(sql, options.file);
      const {makePlan} = await import('../saved-plan/make-plan.js');
      finish(await makePlan(text, options));
    },
  );
  addHelp(command, {
    notes: `
A plan holds old and new values, but no secrets. It can be applied only to the
accounts that it was made against.`,
    examples: ['rowgate plan --file move-domain.sql -o plan.json', 'rowgate apply plan.json --yes'],
    exit: [0, 1, 2, 3, 5, 130],
    environment: accountVariables,
    files: ['~/.config/rowgate/config.yaml'],
  });
}
