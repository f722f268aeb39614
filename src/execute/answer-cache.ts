import type {LocalRow} from './local-database.js';

/** Rows of whole scans, kept for a while in memory, never secret ones. Off unless the user asks for it. */
export interface AnswerCache {
  find(key: string): readonly LocalRow[] | undefined;
  keep(provider: string, key: string, rows: readonly LocalRow[]): void;
  /** A write makes what is known of its provider doubtful. */
  forget(provider: string): void;
}

/** `maxAge` in milliseconds. */
export function createAnswerCache(maxAge: number, now: () => number = Date.now): AnswerCache {
  const kept = new Map<string, {provider: string; until: number; rows: readonly LocalRow[]}>();
  return {
    find(key) {
      const entry = kept.get(key);
      if (entry !== undefined && entry.until > now()) return entry.rows;
      kept.delete(key);
      return undefined;
    },
    keep(provider, key, rows) {
      kept.set(key, {provider, until: now() + maxAge, rows});
    },
    forget(provider) {
      for (const [key, entry] of kept) if (entry.provider === provider) kept.delete(key);
    },
  };
}
