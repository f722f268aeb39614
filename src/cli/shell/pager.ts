import {spawn} from 'node:child_process';
import type {Writable} from 'node:stream';
import {stripVTControlCharacters} from 'node:util';

export interface Pager {
  readonly command: string;
  /** It is a line for the user's shell, not the name of a program. */
  readonly isShell: boolean;
}

/** The pager of `PAGER`, or else less; undefined where `PAGER` is empty: there is to be none. */
export function findPager(environment: Readonly<Record<string, string | undefined>>): Pager | undefined {
  const {PAGER} = environment;
  if (PAGER === undefined) return {command: 'less', isShell: false};
  return PAGER.trim() === '' ? undefined : {command: PAGER, isShell: true};
}

/** Whether a text has more lines than fit the screen, a long line counted as those that it breaks into. */
export function isLongText(
  texts: Iterable<string>,
  screen: {readonly rows: number; readonly columns: number},
): boolean {
  let lines = 1;
  for (const text of texts) {
    for (const line of text.replace(/\n$/, '').split('\n')) {
      const {length} = stripVTControlCharacters(line);
      lines += Math.max(1, Math.ceil(length / screen.columns));
      if (lines > screen.rows) return true;
    }
  }
  return false;
}

/** Exit statuses of a shell whose program can't be run, or is not there. */
const notRun = new Set<number | null>([126, 127]);

/**
 * Gives a text to a pager, in pieces as it takes them, and waits until the user leaves it, which may be before its end.
 * False where there is no such program.
 */
export async function showInPager({command, isShell}: Pager, texts: Iterable<string>): Promise<boolean> {
  // Without a word from the user: chopped lines, colours, and what fits one screen stays on it.
  const env = {...process.env, LESS: process.env.LESS ?? 'SRFX'};
  const child = spawn(command, [], {stdio: ['pipe', 'inherit', 'inherit'], env, shell: isShell});
  const closed = new Promise<number | null>(resolve => child.on('close', resolve));
  const isThere = await new Promise<boolean>(resolve => {
    child.on('spawn', () => resolve(true));
    child.on('error', () => resolve(false));
  });
  if (!isThere) return false;
  // Ctrl-C within it is the pager's.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  // That it ends before it has all is the user's wish.
  child.stdin.on('error', () => {});
  try {
    for (const text of texts) {
      if (!child.stdin.writable) break;
      if (!child.stdin.write(text)) await Promise.race([drain(child.stdin), closed]);
    }
    child.stdin.end();
    return !notRun.has(await closed);
  } finally {
    process.off('SIGINT', ignore);
  }
}

function drain(stream: Writable): Promise<void> {
  return new Promise(resolve => {
    stream.once('drain', resolve);
    stream.once('close', resolve);
  });
}
