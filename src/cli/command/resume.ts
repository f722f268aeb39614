import type {Command} from 'commander';
import {addHelp} from '../help/add-help.js';
import {accountVariables} from '../help/variables.js';
import type {ResumeOptions} from '../journal/resume.js';
import type {Finish} from './finish.js';
import {
  addAccountOptions,
  addNewTokenOption,
  addOutputOptions,
  addRequestOptions,
  addSecretsOption,
  addValueOption,
} from './statement-options.js';

export function addResumeCommand(program: Command, finish: Finish, formats: readonly string[]): void {
  const command = program
    .command('resume')
    .summary('Go on with a run that ended early')
    .description('Go on with a run that ended early. What is done is not done again.')
    .argument('<run>', 'its name, or the path of its journal');
  addOutputOptions(command, formats);
  addSecretsOption(command);
  addValueOption(command, 'a secret that what is left needs, by the name of its parameter')
    .optionsGroup('Changes:')
    .option('--dry-run', 'show what became of each change, and change nothing')
    .option('--retry-unknown', 'send again what may have been made and cannot be looked up');
  addNewTokenOption(command);
  addAccountOptions(command);
  addRequestOptions(command).action(async (run: string, options: ResumeOptions) => {
    const {resume} = await import('../journal/resume.js');
    finish(await resume(run, options));
  });
  addHelp(command, {
    notes: `
What may have been made is looked up. What is left is sent, unless its row has
changed since. Changes that the API refused are not sent again.`,
    examples: ['rowgate resume 20261121-044700-3f9a --dry-run', 'rowgate resume 20261121-044700-3f9a'],
    exit: [0, 2, 3, 4, 5, 6, 130],
    environment: [...accountVariables, 'XDG_STATE_HOME'],
    files: ['~/.local/state/rowgate/runs'],
  });
}
