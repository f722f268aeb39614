#!/usr/bin/env node
import {loadProgram} from './load-program.js';
import {findReadyHelp} from './ready-help.js';

/*
 * What the package starts: the help that is ready, or the whole program, which is one file beside this one. Both are
 * CommonJS, since only of that can Node 20 keep the compiled code.
 */

const args = process.argv.slice(2);
const help = findReadyHelp(args);
if (help === undefined) {
  const {runProgram} = loadProgram();
  runProgram(args).then(status => {
    process.exitCode = status;
  });
} else {
  // A reader may leave once it has seen enough.
  process.stdout.on('error', () => {});
  process.stdout.write(help);
}
