import type {Command} from 'commander';
import type {Finish} from '../run-program.js';
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
  addRequestOptions(command)
    .addHelpText(
      'after',
      `
A plan holds no secrets: those that it needs are given again with --param.
Exit status 6: all was done but for rows that are not as planned.

Examples:
  rowgate apply plan.json
  rowgate apply plan.json --yes --canary 1 --stop-after-errors 3`,
    )
    .action(async (file: string, options: StatementOptions) => {
      const {applyPlan} = await import('../saved-plan/apply-plan.js');
      finish(await applyPlan(file, options));
    });
}
