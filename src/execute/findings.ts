import type {Fetcher} from './fetcher.js';
import type {PlanEnd} from './result.js';

/** What turns out while the rows of a statement are fetched. */
export interface Findings extends Pick<Fetcher, 'note' | 'incomplete' | 'unordered'> {
  /** The rows have come in the order that was asked for so far. */
  isOrdered(): boolean;
  end(): PlanEnd;
}

export function createFindings(): Findings {
  const notes = new Set<string>();
  const gaps: string[] = [];
  const failed = new Set<string>();
  let isElseWhole = true;
  let isOrdered = true;
  return {
    note: text => notes.add(text),
    incomplete(reason, connection) {
      gaps.push(reason);
      if (connection === undefined) isElseWhole = false;
      else failed.add(connection);
    },
    unordered: () => {
      isOrdered = false;
    },
    isOrdered: () => isOrdered,
    end: () => ({
      complete: gaps.length === 0 || {
        reason: gaps.join('; '),
        ...(failed.size > 0 && isElseWhole && {connections: [...failed]}),
      },
      notes: [...notes],
    }),
  };
}
