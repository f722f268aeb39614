import {runProgram} from '../../src/cli/run-program.js';

/** The command line as it is before its files are joined, so that what is loaded can be told by their names. */
process.exitCode = await runProgram(process.argv.slice(2));
