import {RowgateError} from '../../errors.js';
import {isClosedPipe} from './closed-pipe.js';
import type {Writer} from './output.js';

/** Standard output. It takes the next text once it has the last. */
export function createStandardWriter(): Writer {
  const {stdout} = process;
  // Each write tells of its own failure.
  stdout.on('error', () => {});
  return {
    begin: async () => {},
    write: text =>
      new Promise((resolve, reject) => {
        stdout.write(text, error => {
          if (error === undefined || error === null) resolve();
          else reject(isClosedPipe(error) ? error : describe(error));
        });
      }),
    finish: async () => {},
    abandon: async () => [],
  };
}

function describe(error: Error): RowgateError {
  const code = 'code' in error ? String(error.code) : 'it failed';
  return new RowgateError('file', `can't write the rows to standard output: ${code}`);
}
