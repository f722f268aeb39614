import type {JsonShape} from './json-shape.js';
import type {FilterOperator} from './wire.js';

export type ColumnType = 'text' | 'integer' | 'real' | 'boolean' | 'timestamp' | 'json' | 'blob';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
  /** Where it sits in a row of the API, as `$.a.b`; its own name unless told. */
  readonly path?: string;
  readonly nullable?: boolean;
  readonly readOnly?: boolean;
  /** Its value is a secret: shown only in the result of the statement that asked for it. */
  readonly secret?: boolean;
  /** What the API can do with it in a list. */
  readonly filter?: ColumnFilter;
  /** Limits of a written value: length in characters for text. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** The only values it can have. */
  readonly values?: readonly string[];
  /** Of JSON: its form, for programs that read and write it. */
  readonly shape?: JsonShape;
}

export interface ColumnFilter {
  /**
   * The comparisons that the API applies without losing a row that SQLite would keep. An API that ignores case
   * may offer `=` (it returns more, and the rest is dropped locally) but not `<>` (it would return fewer).
   */
  readonly operators: readonly FilterOperator[];
  /** Those of them by which the API means exactly what SQLite means, so that nothing is left to check. */
  readonly exact?: readonly FilterOperator[];
  /** The API's order by this column surely is SQLite's: true of integers and timestamps without nulls only. */
  readonly order?: boolean;
}
