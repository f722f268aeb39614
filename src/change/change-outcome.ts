import type {Outcome} from '../execute/result.js';
import type {Row} from '../row.js';
import type {ChangeSet} from './change-set.js';

/** What became of one change, told as soon as it is known. */
export interface ChangeOutcome {
  /** `provider.service.resource`. */
  readonly resource: string;
  readonly verb: ChangeSet['verb'];
  readonly method: string;
  /** Its number in the run, from 0; a row that was as wanted from the start has one too, and no outcome is told of it. */
  readonly index: number;
  /** How many changes the run is to make. */
  readonly total: number;
  readonly connection?: string;
  /** The key of the row; of one that could not be made, null. */
  readonly key: Row[number];
  readonly outcome: Outcome;
  /** Secrets that the API shows only now, where there is no sink for them. */
  readonly secrets?: Readonly<Record<string, Row[number]>>;
}
