import type {Command} from 'commander';
import type {Finish} from '../run-program.js';

export function addDemoCommand(program: Command, finish: Finish): void {
  program
    .command('demo')
    .description('Show a join, a plan, a preview and a change, on built-in stand-ins for the APIs.')
    .addHelpText(
      'after',
      `
Examples:
  rowgate demo`,
    )
    .action(async () => {
      const {runDemo} = await import('../run-demo.js');
      await runDemo();
      finish(0);
    });
}
