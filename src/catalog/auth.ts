/** How requests are authorized. The secret itself is looked up when a request is sent, never kept in data. */
export type Auth = BearerAuth;

export interface BearerAuth {
  readonly kind: 'bearer';
  /** Where a token may come from; the first that has one wins. */
  readonly sources: readonly CredentialSource[];
  /** What tells a person of a token that is in use; only shown. */
  readonly tells?: {readonly scopes?: Teller; readonly account?: Teller};
}

/** A header of an answer, in lower case, or a claim of a token that is a JSON Web Token. */
export interface Teller {
  readonly kind: 'header' | 'claim';
  readonly name: string;
  /** What stands there where it is not known. */
  readonly unknown?: string;
}

export type CredentialSource = SecretSource | IniSource | ExchangeSource;

/** Where one secret is kept. In paths, `~` is the home folder and `$NAME` an environment variable. */
export type SecretSource =
  | {readonly kind: 'env'; readonly name: string}
  /** The first line of a file that only its owner can read. */
  | {readonly kind: 'file'; readonly path: string}
  /** The first line that a program prints. Its name and arguments, without a shell. */
  | {readonly kind: 'command'; readonly command: readonly string[]}
  /** An entry of the operating system's key store. */
  | {readonly kind: 'keystore'; readonly service: string; readonly account: string};

/**
 * A key in a section (a profile) of an INI file. The first of `paths` that exists is read; `~` is the home folder
 * and `$NAME` an environment variable (a path with an unset one is skipped).
 */
export interface IniSource {
  readonly kind: 'ini';
  readonly paths: readonly string[];
  readonly key: string;
  /** Environment variable that names the section. */
  readonly profileEnv?: string;
  /** Key in `[DEFAULT]` that names the section. */
  readonly profileKey?: string;
  readonly defaultProfile: string;
}

/**
 * A secret that is exchanged for an access token of limited life, by a POST of a form. It applies when all the
 * environment variables that it requires are set.
 */
export interface ExchangeSource {
  readonly kind: 'exchange';
  /** Below the provider's URL, outside its version, as in `/oauth/token`. */
  readonly path: string;
  readonly form: Readonly<Record<string, FormValue>>;
  /** User (a fixed text or what a source has; no secret) and password of HTTP Basic. */
  readonly basic?: {readonly user: string | SecretSource; readonly password: SecretSource};
  /** Where the JSON answer has the access token, as `$.access_token`. */
  readonly token: string;
  /** Where it tells how long the token lives, in seconds; without it, the token is used until it is refused. */
  readonly lifetime?: string;
}

/**
 * A fixed text, or what a source has. `optional`: the field is left out where the variable is not set. `shown`: it
 * is no secret (an ID), and may stand in a message.
 */
export type FormValue = string | (SecretSource & {readonly optional?: true; readonly shown?: true});
