import type {BoundValue} from '../../plan/bind-parameters.js';

export const parameterTypes = ['text', 'integer', 'real', 'boolean', 'timestamp', 'json'] as const;
export type ParameterType = (typeof parameterTypes)[number];

export const severities = ['high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

/** What makes a query a finding of `rowgate report`: its rows are what is wrong. */
export interface FindingHeader {
  readonly severity: Severity;
  /** What to do about it; empty where nothing is said. */
  readonly advice: string;
  readonly fixes: readonly FixTemplate[];
}

/** A statement that mends rows of a finding. */
export interface FixTemplate {
  /** Columns and their values: it is for the rows that have these. */
  readonly when: Readonly<Record<string, string>>;
  /** One statement that changes something. A parameter stands for one of the query, or for the values of a column. */
  readonly sql: string;
}

/** A file with one question or one change, and what the comment at its beginning says of it. */
export interface QueryFile {
  /** Its path below the folder of queries, without `.sql`: `grants/ending`. */
  readonly name: string;
  readonly path: string;
  /** The first line of the comment; empty where there is none. */
  readonly title: string;
  /** The rest of the comment, its lines as they are. */
  readonly description: string;
  /** Those declared, in that order, and then those that the statements have besides. */
  readonly parameters: readonly QueryParameter[];
  /** The providers that it says to need. */
  readonly providers: readonly string[];
  readonly finding?: FindingHeader;
  /** A statement of it changes something. */
  readonly changes: boolean;
  /** The whole text. */
  readonly sql: string;
}

export interface QueryParameter {
  readonly name: string;
  /** Undefined where it is not declared: then any value will do. */
  readonly type?: ParameterType;
  /** What it is where nobody says; without one it has to be given. */
  readonly default?: BoundValue;
  readonly description: string;
}

/** Where a query is. */
export interface QueryPlace {
  readonly name: string;
  readonly path: string;
  /** It is the user's own, not one of the package. */
  readonly isOwn: boolean;
  /** It goes before one of the package that has the same name. */
  readonly hides: boolean;
}
