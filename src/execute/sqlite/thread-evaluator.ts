import type {PlanInput} from '../../plan/analysis.js';
import type {Evaluator} from '../evaluator.js';
import {callsTranslated} from '../local-database.js';
import {takeNumber} from './sqlite.js';
import type {WaitedThread} from './waited-thread.js';

/** For all constant expressions of a text together, in milliseconds. Everybody waits as long. */
const limit = 2000;

/**
 * Works out constant expressions in a thread of its own, which planning waits for: some would have no end, such as to look for
 * one very long text in another.
 */
export function createThreadEvaluator(): Evaluator {
  let starting: Promise<WaitedThread> | undefined;
  let thread: WaitedThread | undefined;
  const missing = new Error('there is no thread yet');
  return {
    async use(sql, work) {
      if (thread?.isOver()) thread = starting = undefined;
      try {
        return evaluateIn(thread, sql, missing, work);
      } catch (error) {
        if (error !== missing) throw error;
      }
      starting ??= import('./waited-thread.js').then(({startWaitedThread}) => startWaitedThread());
      thread = await starting;
      return evaluateIn(thread, sql, missing, work);
    },
    close() {
      starting?.then(started => started.end()).catch(() => {});
      starting = thread = undefined;
    },
  };
}

function evaluateIn<Made>(
  thread: WaitedThread | undefined,
  text: string,
  missing: Error,
  work: (evaluate: PlanInput['evaluate']) => Made,
): Made {
  let spent = 0;
  let database: number | undefined;
  const evaluate: PlanInput['evaluate'] = (sql, parameters) => {
    if (thread === undefined) throw missing;
    const start = performance.now();
    const left = Math.max(1, limit - spent);
    try {
      if (database === undefined) {
        database = takeNumber();
        // It has just the functions that the text calls.
        thread.ask(left, 'open', database, {allowFiles: false, sql: callsTranslated(text) ? text : ''});
      }
      return thread.ask(left, 'evaluate', database, sql, parameters);
    } finally {
      spent += performance.now() - start;
    }
  };
  try {
    return work(evaluate);
  } finally {
    if (database !== undefined && thread?.isOver() === false) thread.ask(limit, 'end');
  }
}
