import {spawn} from 'node:child_process';

/** Runs a program to its end, and gives what it printed. Rejects where it fails, with what it said. */
export async function runCommand(
  program: string,
  args: readonly string[],
  options: {
    readonly env?: Readonly<Record<string, string>>;
    readonly uid?: number;
    readonly gid?: number;
  } = {},
): Promise<string> {
  const child = spawn(program, args, {
    ...options,
    env: {PATH: process.env.PATH ?? '', ...options.env},
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: '/',
  });
  let printed = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    printed += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    errors += text;
  });
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${errors}`);
  return printed;
}
