import {RowgateError} from '../../errors.js';

/** Counts something of which there is not more than so much. */
export interface Hold {
  /**
   * Takes some of it, and gives a function that gives it back; which may be called more than once.
   *
   * @throws RowgateError `too_much_memory` where there is not so much left.
   */
  take(amount: number): () => void;
}

/** Rows that all sessions together may hold. */
export function createHold(most: number): Hold {
  let taken = 0;
  return {
    take: amount => {
      if (taken + amount > most) {
        throw new RowgateError('too_much_memory', `a result of ${amount} rows is more than can be held now`, {
          hint: 'Ask for fewer with LIMIT, or read to their end results that are open.',
        });
      }
      taken += amount;
      let left = amount;
      return () => {
        taken -= left;
        left = 0;
      };
    },
  };
}
