import {appendFileSync, chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';

export interface HistoryFile {
  /** The last statements, the newest first. */
  readonly entries: readonly string[];
  /** Keeps one, on one line. */
  add(entry: string): void;
}

const kept = 2000;
const privateMode = 0o600;

/**
 * Statements of this session and of those before, one a line, in a file that only its owner can read. Several sessions may
 * add to it. `say` is told once where it can't be used; then nothing is kept.
 */
export function openHistoryFile(file: string, say: (text: string) => void): HistoryFile {
  let isUsable = true;
  const attempt = <Value>(work: () => Value): Value | undefined => {
    if (!isUsable) return undefined;
    try {
      return work();
    } catch (error) {
      isUsable = false;
      const code = error instanceof Error && 'code' in error ? error.code : 'it failed';
      say(`statements are not kept: ${file} can't be used (${code})`);
      return undefined;
    }
  };
  const lines =
    attempt(() => {
      mkdirSync(path.dirname(file), {recursive: true, mode: 0o700});
      appendFileSync(file, '', {mode: privateMode});
      chmodSync(file, privateMode);
      const all = readFileSync(file, 'utf8').split('\n').filter(Boolean);
      if (all.length > 2 * kept) replaceFile(file, all.slice(-kept));
      return all.slice(-kept);
    }) ?? [];
  let last = lines.at(-1);
  return {
    entries: lines.toReversed(),
    add: entry => {
      if (entry === last || entry.includes('\n')) return;
      last = entry;
      attempt(() => appendFileSync(file, `${entry}\n`, {mode: privateMode}));
    },
  };
}

function replaceFile(file: string, lines: readonly string[]): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, `${lines.join('\n')}\n`, {mode: privateMode});
  renameSync(temporary, file);
}
