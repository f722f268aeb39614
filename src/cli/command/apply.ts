import type {Command} from 'commander';
import {addHelp} from '../help/add-help.js';
import {accountVariables} from '../help/variables.js';
import type {Finish} from './finish.js';
import {
  addAccountOptions,
  addChangeOptions,
  addNewTokenOption,
  addOutputOptions,
  addRequestOptions,
  addSecretsOption,
  addValueOption,
  type StatementOptions,
} from './statement-options.js';

export function addApplyCommand(program: Command, finish: Finish, formats: readonly string[]): void {
  const command = program
    .command('apply')
    .summary('Make just the changes of a plan')
    .description('Make just the changes of a plan. A row that is not as planned is left alone.')
    .argument('<plan>', 'the file that rowgate plan has written');
  addOutputOptions(command, formats);
  addSecretsOption(command);
  addValueOption(command, 'a secret that the plan needs, by the name of its parameter');
  addChangeOptions(
    command.optionsGroup('Changes:').option('--dry-run', 'show the changes of the plan, and change nothing'),
  );
  addNewTokenOption(command);
  addAccountOptions(command);
  addRequestOptions(command).action(async (file: string, options: StatementOptions) => {
    const {applyPlan} = await import('../saved-plan/apply-plan.js');
    finish(await applyPlan(file, options));
  });
  addHelp(command, {
    notes: `
A plan holds no secrets: those that it needs are given again with --param. The run
keeps a journal; rowgate resume goes on with it, rowgate undo takes it back.`,
    examples: [
      'rowgate apply plan.json --dry-run',
      'rowgate apply plan.json --yes --canary 1 --stop-after-errors 3',
    ],
    exit: [0, 2, 3, 4, 5, 6, 130],
    exitMeanings: {6: 'all was done but for rows that are not as planned'},
    environment: accountVariables,
    files: ['~/.config/rowgate/config.yaml', '~/.local/state/rowgate/runs'],
  });
}
