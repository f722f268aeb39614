import type {BoundValue} from '../../plan/bind-parameters.js';

export const parameterTypes = ['text', 'integer', 'real', 'boolean', 'timestamp', 'json'] as const;
export type ParameterType = (typeof parameterTypes)[number];

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
