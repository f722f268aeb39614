import type {PlanInput} from '../plan/analysis.js';
import {type LocalDatabase, openLocalDatabase} from './local-database.js';

type Evaluate = PlanInput['evaluate'];

/** Works out constant expressions, with an SQLite that is opened for the first of them: most statements have none. */
export interface Evaluator {
  /** What `work` makes with it. `work` is begun again where it turns out to need an SQLite that is not there yet. */
  use<Made>(work: (evaluate: Evaluate) => Made): Promise<Made>;
  close(): void;
}

export function createEvaluator(): Evaluator {
  let opening: Promise<LocalDatabase> | undefined;
  let database: LocalDatabase | undefined;
  const missing = new Error('there is no SQLite yet');
  const evaluate: Evaluate = (sql, parameters) => {
    if (database === undefined) throw missing;
    const query = database.prepare(sql);
    try {
      return query.run(parameters)[0] ?? [];
    } finally {
      query.free();
    }
  };
  return {
    async use(work) {
      try {
        return work(evaluate);
      } catch (error) {
        if (error !== missing) throw error;
      }
      opening ??= openLocalDatabase({allowFiles: false});
      database = await opening;
      return work(evaluate);
    },
    close() {
      database?.close();
      database = undefined;
      opening = undefined;
    },
  };
}
