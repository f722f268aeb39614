import {runProgram} from '../../src/cli/run-program.js';

export interface HereResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, which saves the start of another, and gives what it writes. */
export async function runHere(args: readonly string[]): Promise<HereResult> {
  const {stdout, stderr} = process;
  process.setMaxListeners(0);
  const texts = {stdout: '', stderr: ''};
  const originals = {stdout: stdout.write, stderr: stderr.write};
  const capture =
    (name: 'stdout' | 'stderr') =>
    (chunk: string | Uint8Array, ...rest: unknown[]) => {
      texts[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      const done = rest.find(each => typeof each === 'function');
      if (done !== undefined) queueMicrotask(() => done());
      return true;
    };
  stdout.write = capture('stdout');
  stderr.write = capture('stderr');
  try {
    return {status: await runProgram(args), ...texts};
  } finally {
    Object.assign(stdout, {write: originals.stdout});
    Object.assign(stderr, {write: originals.stderr});
  }
}
