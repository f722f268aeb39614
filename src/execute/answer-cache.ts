import type {LocalRow} from './local-database.js';

/** Rows of whole scans, kept for a while in memory, never secret ones. Off unless the user asks for it. */
export interface AnswerCache {
  /** Nothing is found or kept: who uses it does not want answers again. It still forgets what others keep. */
  readonly isOff: boolean;
  find(key: string): readonly LocalRow[] | undefined;
  keep(provider: string, key: string, rows: readonly LocalRow[]): void;
  /** A write makes what is known of its provider doubtful. */
  forget(provider: string): void;
}

/**
 * One store of answers, as those see it who take none older than `maxAge`, in milliseconds. None is kept longer than
 * whoever asked for it wanted.
 */
export function createAnswerCache(now: () => number = Date.now): (maxAge: number) => AnswerCache {
  const kept = new Map<string, {provider: string; from: number; until: number; rows: readonly LocalRow[]}>();
  return maxAge => ({
    isOff: maxAge <= 0,
    find(key) {
      const entry = kept.get(key);
      return entry !== undefined && Math.min(entry.until, entry.from + maxAge) > now()
        ? entry.rows
        : undefined;
    },
    keep(provider, key, rows) {
      for (const [other, entry] of kept) if (entry.until <= now()) kept.delete(other);
      kept.set(key, {provider, from: now(), until: now() + maxAge, rows});
    },
    forget(provider) {
      for (const [key, entry] of kept) if (entry.provider === provider) kept.delete(key);
    },
  });
}
