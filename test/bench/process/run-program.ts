import {spawn} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {Readable} from 'node:stream';
import {projectFolder} from '../../project-folder.js';
import type {Cost} from '../take-turns.js';

/** What a program took: times in milliseconds. */
export interface ProgramCost extends Cost {
  /** From its start to its first output; where it has none, to its end. */
  readonly first: number;
  /** The most memory that it had, in megabytes. */
  readonly peak: number;
  /** The start of what it printed. */
  readonly output: string;
}

export const rowgate = path.join(projectFolder, 'dist/cli/main.cjs');

const folder = mkdtempSync(path.join(tmpdir(), 'rowgate-bench-'));

/** Told to Node before the program: it reports at the end what the process used. As much for a floor as for a figure. */
const reporter = path.join(folder, 'report-usage.cjs');
writeFileSync(
  reporter,
  "process.on('exit', () => require('fs').writeSync(3, JSON.stringify(process.resourceUsage())));\n",
);

/** A new folder for the files of a run. */
export function makeFolder(): string {
  return mkdtempSync(path.join(folder, 'run-'));
}

/** Runs Node with some arguments to its end, with nothing of this process's environment. */
export async function runProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramCost> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--require', reporter, ...args], {
    cwd: folder,
    env: {PATH: process.env.PATH ?? '', HOME: folder, ...env},
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let first: number | undefined;
  let output = '';
  child.stdout?.on('data', text => {
    first ??= performance.now() - start;
    if (output === '') output = String(text);
  });
  let errors = '';
  child.stderr?.on('data', text => {
    errors += text;
  });
  let usage = '';
  (child.stdio[3] as Readable).on('data', text => {
    usage += text;
  });
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${errors}`);
  const {userCPUTime, systemCPUTime, maxRSS}: NodeJS.ResourceUsage = JSON.parse(usage);
  return {wall, cpu: (userCPUTime + systemCPUTime) / 1000, first: first ?? wall, peak: maxRSS / 1024, output};
}
