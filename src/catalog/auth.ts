/** How requests are authorized. The secret itself is looked up when a request is sent, never kept in data. */
export type Auth = BearerAuth;

export interface BearerAuth {
  readonly kind: 'bearer';
  /** Where a token may come from; the first that has one wins. */
  readonly sources: readonly CredentialSource[];
}

export type CredentialSource =
  | {readonly kind: 'env'; readonly name: string}
  /**
   * A key in a section (a profile) of an INI file. The first of `paths` that exists is read; `~` is the home
   * folder and `$NAME` an environment variable (a path with an unset one is skipped).
   */
  | {
      readonly kind: 'ini';
      readonly paths: readonly string[];
      readonly key: string;
      /** Environment variable that names the section. */
      readonly profileEnv?: string;
      /** Key in `[DEFAULT]` that names the section. */
      readonly profileKey?: string;
      readonly defaultProfile: string;
    };
