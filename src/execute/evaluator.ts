import type {PlanInput} from '../plan/analysis.js';
import {askOnce, callsTranslated, type LocalDatabase, openLocalDatabase} from './local-database.js';

type Evaluate = PlanInput['evaluate'];

/** Works out constant expressions, with an SQLite that is opened for the first of them: most statements have none. */
export interface Evaluator {
  /**
   * What `work` makes with it, on expressions of a text. `work` is begun again where it turns out to need an SQLite that is
   * not there yet.
   */
  use<Made>(sql: string, work: (evaluate: Evaluate) => Made): Promise<Made>;
  close(): void;
}

export function createEvaluator(): Evaluator {
  let opening: Promise<LocalDatabase> | undefined;
  let database: LocalDatabase | undefined;
  const missing = new Error('there is no SQLite yet');
  const evaluateIn =
    (given: LocalDatabase | undefined): Evaluate =>
    (sql, parameters) => {
      if (given === undefined) throw missing;
      return askOnce(given, sql, parameters);
    };
  return {
    async use(sql, work) {
      if (callsTranslated(sql)) {
        // It has just the functions that the text calls.
        const own = await openLocalDatabase({allowFiles: false, sql});
        try {
          return work(evaluateIn(own));
        } finally {
          own.close();
        }
      }
      try {
        return work(evaluateIn(database));
      } catch (error) {
        if (error !== missing) throw error;
      }
      opening ??= openLocalDatabase({allowFiles: false});
      database = await opening;
      return work(evaluateIn(database));
    },
    close() {
      database?.close();
      database = undefined;
      opening = undefined;
    },
  };
}
