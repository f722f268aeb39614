import type {RunOptions} from '../../engine.js';
import type {Result} from '../../execute/result.js';
import type {BoundValues} from '../../plan/bind-parameters.js';

/** A transaction of the engine: reads run at once, and changes are collected. Whoever lets go of it makes none of them. */
export interface EngineTransaction {
  query(sql: string, parameters?: BoundValues, options?: RunOptions): Promise<Result>;
  /** Makes the changes, and gives what became of each. */
  commit(options?: RunOptions): Promise<Result>;
}
