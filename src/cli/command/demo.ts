import type {Command} from 'commander';
import {addHelp} from '../help/add-help.js';
import type {Finish} from './finish.js';

export function addDemoCommand(program: Command, finish: Finish): void {
  const command = program
    .command('demo')
    .summary('Show what it does, on stand-ins for the APIs')
    .description('Show a join, a plan, a preview and a change, on built-in stand-ins for the APIs.')
    .action(async () => {
      const {runDemo} = await import('../run-demo.js');
      await runDemo();
      finish(0);
    });
  addHelp(command, {
    examples: ['rowgate demo'],
    exit: [0],
    environment: ['NO_COLOR'],
  });
}
