import {type ChildProcessByStdio, spawn} from 'node:child_process';
import type {Readable} from 'node:stream';
import {RowgateError} from '../errors.js';
import {expandPath} from './expand-path.js';
import type {LookUp} from './look-up.js';

const maxOutput = 65_536;
const withoutShell = 'It is run without a shell, as a list of the program and its arguments';
const withoutInput = 'It gets no input: a program that asks for something waits for ever';

/**
 * What a program prints, which no message shows. It runs without a shell, without input, and for `timeLimit`
 * milliseconds at most.
 * @throws RowgateError `no_credentials`, with the program's name and how it ended.
 */
export async function readCommand(
  command: readonly string[],
  lookUp: LookUp,
  signal: AbortSignal,
  timeLimit = 30_000,
): Promise<string> {
  signal.throwIfAborted();
  const fail = (how: string, hint?: string) =>
    new RowgateError('no_credentials', `The command "${command[0] ?? ''}", for a token, ${how}`, {hint});
  const child = startProgram(command, lookUp, fail);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const end = (error?: unknown) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      child.stdout.destroy();
      child.kill('SIGKILL');
      if (error !== undefined) reject(error);
    };
    const abort = () => end(signal.reason);
    const timer = setTimeout(
      () => end(fail(`did not end within ${timeLimit / 1000} s`, withoutInput)),
      timeLimit,
    );
    signal.addEventListener('abort', abort, {once: true});
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxOutput) end(fail('prints more than a token'));
    });
    child.on('error', error => end(fail(`could not be started (${readCode(error)})`, withoutShell)));
    child.on('close', (status, killer) => {
      if (status === 0) resolve(Buffer.concat(chunks).toString('utf8'));
      end(fail(status === null ? `was ended by ${killer}` : `failed with exit status ${status}`));
    });
  });
}

function startProgram(
  [name = '', ...parameters]: readonly string[],
  {environment, homeFolder}: LookUp,
  fail: (how: string, hint: string) => RowgateError,
): ChildProcessByStdio<null, Readable, null> {
  // A program in the home folder; any other is looked for in PATH.
  const program = name.startsWith('~/') ? (expandPath(name, environment, homeFolder) ?? name) : name;
  try {
    return spawn(program, parameters, {
      env: environment,
      // Its messages may have the secret in them.
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
  } catch (error) {
    throw fail(`could not be started (${readCode(error)})`, withoutShell);
  }
}

function readCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
