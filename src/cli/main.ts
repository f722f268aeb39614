#!/usr/bin/env node
import module from 'node:module';
import {findReadyHelp} from './ready-help.js';

const args = process.argv.slice(2);
const help = findReadyHelp(args);
if (help === undefined) {
  // From Node 22 on; what is compiled once then starts faster the next time.
  if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') {
    module.enableCompileCache();
  }
  const {runProgram} = await import('./run-program.js');
  process.exitCode = await runProgram(args);
} else {
  // A reader may leave once it has seen enough.
  process.stdout.on('error', () => {});
  process.stdout.write(help);
}
