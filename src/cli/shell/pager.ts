import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {stripVTControlCharacters} from 'node:util';
import {isClosedPipe} from '../output/closed-pipe.js';

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
export function isLongText(text: string, screen: {readonly rows: number; readonly columns: number}): boolean {
  let lines = 1;
  for (const line of text.split('\n')) {
    const {length} = stripVTControlCharacters(line);
    lines += Math.max(1, Math.ceil(length / screen.columns));
    if (lines > screen.rows) return true;
  }
  return false;
}

/**
 * Gives a text to a pager, in pieces as it takes them, and waits until the user leaves it, which may be before its end.
 * False where there is no such program.
 */
export async function showInPager({command, isShell}: Pager, texts: Iterable<string>): Promise<boolean> {
  // Without a word from the user: chopped lines, colours, and what fits one screen stays on it.
  const env = {...process.env, LESS: process.env.LESS ?? 'SRFX'};
  const child = spawn(command, [], {stdio: ['pipe', 'inherit', 'inherit'], env, shell: isShell});
  // Ctrl-C within it is the pager's.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  let isThere = true;
  child.on('error', () => {
    isThere = false;
  });
  const closed = new Promise<void>(resolve => {
    child.on('close', () => resolve());
    child.on('error', () => resolve());
  });
  // Its end is the user's wish, and that of a program that is not there is told apart.
  child.stdin.on('error', () => {});
  try {
    for (const text of texts) {
      if (!child.stdin.writable) break;
      if (!child.stdin.write(text))
        await Promise.race([once(child.stdin, 'drain').catch(rethrowOthers), closed]);
    }
    child.stdin.end();
    await closed;
  } finally {
    process.off('SIGINT', ignore);
  }
  return isThere;
}

function rethrowOthers(error: unknown): void {
  if (!isClosedPipe(error)) throw error;
}
