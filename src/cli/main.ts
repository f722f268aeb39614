#!/usr/bin/env node
import {loadProgram} from './load-program.js';
import {findReadyHelp} from './ready-help.js';

/*
 * What the package starts: the help that is ready, or the whole program, whose files are beside this one. All are CommonJS,
 * since only of that can Node 20 keep the compiled code.
 */

const args = process.argv.slice(2);
const help = findReadyHelp(args);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`error: rowgate needs Node 20.19 or later, and this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else if (help !== undefined) {
  // A reader may leave once it has seen enough.
  process.stdout.on('error', () => {});
  process.stdout.write(help);
} else {
  const {runProgram} = loadProgram();
  runProgram(args).then(status => {
    process.exitCode = status;
  });
}
