import {spawnSync} from 'node:child_process';
import {RowgateError} from '../errors.js';
import {printJson} from '../request/parse-json.js';
import type {SecretSink} from './secret-sink.js';

/** The longest that the program may take for one secret, in milliseconds. */
const timeLimit = 60_000;

/**
 * A program of the user's that takes secrets: it is run for each, by the shell, with one JSON line on its standard input.
 * A secret is safe once it has ended with status 0. What it prints is not shown, since it may print secrets.
 *
 * @throws RowgateError `file` where there is no such program.
 */
export function openSecretCommand(command: string): SecretSink {
  const [program = ''] = command.trim().split(/\s+/);
  const found = spawnSync('sh', ['-c', 'command -v -- "$1"', 'sh', program], {stdio: 'ignore'});
  if (program === '' || found.status !== 0) {
    throw new RowgateError('file', `there is no program "${program}" to give secrets to`, {
      hint: 'Name one that is on the PATH, with its arguments behind it.',
    });
  }
  return {
    where: `the program ${program}`,
    write(record) {
      const {status, signal} = spawnSync('sh', ['-c', command], {
        input: `${printJson(record)}\n`,
        stdio: ['pipe', 'ignore', 'ignore'],
        timeout: timeLimit,
      });
      if (status === 0) return;
      const code = signal ?? (status === null ? 'it could not be run' : `status ${status}`);
      throw Object.assign(new Error('the program failed'), {code});
    },
    close() {},
  };
}
