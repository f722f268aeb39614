import type {Column} from './column.js';
import type {Method} from './method.js';

/** A kind of thing that an API manages: a table. */
export interface Resource {
  readonly name: string;
  /** Other names that it answers to, each unique within its provider. */
  readonly aliases?: readonly string[];
  readonly description: string;
  /** The column that identifies a row. */
  readonly key: string;
  readonly columns: readonly Column[];
  readonly methods: readonly Method[];
}
