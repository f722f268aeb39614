import type {CredentialSource} from './auth.js';
import type {Parameter} from './method.js';

/** An account with a provider: where it is reached, as whom, and with which limits. Holds no secret. */
export interface Connection {
  readonly name: string;
  readonly provider: string;
  /** Instead of the provider's URL, and of the environment variable for it. */
  readonly url?: string;
  /** Instead of the provider's sources: none of these is then looked at. */
  readonly credential?: CredentialSource;
  /** Path of a PEM file of certificate authorities to trust; `~` is the home folder. */
  readonly ca?: string;
  /** Values of parameters that a statement does not give, such as `orgId`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Requests under way at once. */
  readonly concurrency?: number;
  /** Nothing is changed over it. */
  readonly readOnly?: boolean;
}

/** The hidden column of a resource over connections, which tells the account that a row is of. */
export const connectionColumn: Parameter = {
  name: 'connection',
  in: 'header',
  type: 'text',
  description: 'Name of the connection that the row came over',
};

/** Several connections of one provider, to be asked as one. */
export interface ConnectionGroup {
  readonly name: string;
  /** Names of connections. */
  readonly connections: readonly string[];
}
