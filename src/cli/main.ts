#!/usr/bin/env node
import module from 'node:module';

// From Node 22 on; what is compiled once then starts faster the next time.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') {
  module.enableCompileCache();
}

const {runProgram} = await import('./run-program.js');
process.exitCode = await runProgram(process.argv.slice(2));
