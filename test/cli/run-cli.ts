import {type ChildProcess, spawn} from 'node:child_process';
import path from 'node:path';
import {makeFolder} from '../make-folder.js';
import {projectFolder} from '../project-folder.js';

export const mainScript = path.join(projectFolder, 'dist/cli/main.cjs');

export interface CliResult {
  /** Null where a signal ended the process. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** The whole environment, beside PATH and an empty home folder. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
}

export interface StartedCli {
  readonly child: ChildProcess;
  /** Resolves once standard error has had that text. Rejects when the process ends before. */
  saw(text: string): Promise<void>;
  readonly ended: Promise<CliResult>;
}

const home = makeFolder();

/** What every process of the tests begins with. They share what is kept to start faster. */
export const startEnv: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? '',
  XDG_CACHE_HOME: path.join(projectFolder, 'build/cache'),
};

/** The environment of a process whose streams say that they are a terminal of 80 columns. */
export const terminal: Readonly<Record<string, string>> = {
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(
    'for (const each of [process.stdin, process.stdout, process.stderr]) Object.assign(each, {isTTY: true, columns: 80});',
  )}`,
};

/** Starts the command line in a process of its own, with nothing of this one's environment. */
export function startCli(args: readonly string[], {env, input, cwd}: CliOptions = {}): StartedCli {
  const child = spawn(process.execPath, [mainScript, ...args], {
    env: {...startEnv, HOME: home, ...env},
    cwd: cwd ?? home,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const watchers: (() => void)[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const watch of watchers) watch();
  });
  // A process that reads nothing may be gone before it has all.
  child.stdin.on('error', () => {});
  child.stdin.end(input ?? '');
  const ended = new Promise<CliResult>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({status, signal, stdout, stderr: dropStatus(stderr)}));
  });
  const saw = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const watch = () => {
        if (stderr.includes(text)) resolve();
      };
      watchers.push(watch);
      watch();
      ended.then(() => reject(new Error(`ended without "${text}": ${stderr}`)), reject);
    });
  return {child, saw, ended};
}

/** What is left to read of a line that was written over. */
function dropStatus(text: string): string {
  return text
    .split('\n')
    .map(line => line.split('\r\u001b[K').at(-1))
    .join('\n');
}

export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return startCli(args, options).ended;
}
