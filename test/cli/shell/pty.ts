import {spawn, spawnSync} from 'node:child_process';
import {makeFolder} from '../../make-folder.js';
import {mainScript, startEnv} from '../run-cli.js';

/** A command line in a real terminal. */
export interface TerminalRun {
  type(keys: string): void;
  /** Resolves once the terminal has had a text, after what was waited for last. Rejects when the program ends before. */
  saw(text: string): Promise<string>;
  /** The exit status, and all that was shown. */
  readonly ended: Promise<{readonly status: number | null; readonly shown: string}>;
  kill(): void;
}

const program = `import os, pty, sys
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))`;

/** Node has no terminals to give; Python has. */
export const hasTerminals = spawnSync('python3', ['-c', 'import pty']).status === 0;

export function startInTerminal(
  args: readonly string[],
  {columns = 80, env = {}}: {readonly columns?: number; readonly env?: Readonly<Record<string, string>>} = {},
): TerminalRun {
  const command = `stty cols ${columns} rows 24; exec "$@"`;
  const child = spawn(
    'python3',
    ['-c', program, 'sh', '-c', command, 'sh', process.execPath, mainScript, ...args],
    {
      env: {...startEnv, HOME: makeFolder(), TERM: 'xterm-256color', PAGER: '', ...env},
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  let shown = '';
  let seen = 0;
  let watch = () => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    watch();
  });
  child.stdin.on('error', () => {});
  const ended = new Promise<{status: number | null; shown: string}>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', status => resolve({status, shown}));
  });
  return {
    type: keys => child.stdin.write(keys),
    saw: text =>
      new Promise((resolve, reject) => {
        watch = () => {
          const at = shown.indexOf(text, seen);
          if (at === -1) return;
          watch = () => {};
          const between = shown.slice(seen, at);
          seen = at + text.length;
          resolve(between);
        };
        ended.then(() => reject(new Error(`ended without ${JSON.stringify(text)}: ${shown}`)), reject);
        watch();
      }),
    ended,
    kill: () => child.kill('SIGKILL'),
  };
}
