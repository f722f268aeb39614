import {Argument, type Command} from 'commander';
import {addHelp} from '../help/add-help.js';
import type {Finish} from './finish.js';

export function addCompletionCommand(program: Command, finish: Finish): void {
  const command = program
    .command('completion')
    .summary('Print a script that completes words in a shell')
    .description(
      'Print a script by which a shell completes commands, options, names of queries, connections and pages.',
    )
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const {scripts} = await import('../completion/scripts.js');
      process.stdout.write(scripts[shell]);
      finish(0);
    });
  addHelp(command, {
    notes: `
Put the line into the file that your shell reads at its start: ~/.bashrc, ~/.zshrc
(after compinit), or ~/.config/fish/config.fish, where it is
rowgate completion fish | source.`,
    examples: ['eval "$(rowgate completion bash)"'],
    exit: [0, 2],
  });
  program
    .command('complete', {hidden: true})
    .description('Tell what may stand in the place of the last word: for the scripts of shells.')
    .argument('[words...]')
    .action(async (words: readonly string[]) => {
      const {completeWords} = await import('../completion/complete-words.js');
      const found = await completeWords(program, words);
      const lines = found === 'files' ? [':files'] : found.map(({value, about}) => `${value}\t${about}`);
      process.stdout.write(lines.map(line => `${line}\n`).join(''));
      finish(0);
    });
}
