import type {Value} from '../../../src/row.js';

/** What a change is shown to do to the sandbox, and does. */
export interface ChangeCase {
  readonly query: string;
  /** As on a command line. */
  readonly given?: Readonly<Record<string, string>>;
  /** By statement: each change's row by its name, and where a cell changes, its column, old and new value. */
  readonly preview: readonly (readonly (readonly Value[])[])[];
  /** A question about the sandbox, and its answer before and after. */
  readonly check: string;
  readonly before: readonly (readonly Value[])[];
  readonly after: readonly (readonly Value[])[];
  /** The stand-in for VMware tells when an app was used. */
  readonly tells?: true;
}
