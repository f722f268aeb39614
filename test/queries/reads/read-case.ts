import type {Value} from '../../../src/row.js';

/** What a query finds in the sandbox. */
export interface ReadCase {
  readonly query: string;
  /** As on a command line. */
  readonly given?: Readonly<Record<string, string>>;
  /** The columns that are compared. */
  readonly columns: readonly string[];
  /** All of its rows, in their order. */
  readonly rows: readonly (readonly Value[])[];
  /** The stand-in for VMware tells when an app was used, and how old its secret is. */
  readonly tells?: true;
}
