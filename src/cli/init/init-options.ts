/** What is not given here is asked on a terminal. */
export interface InitOptions {
  readonly provider?: string;
  readonly name?: string;
  readonly tokenEnv?: string;
  readonly tokenFile?: string;
  /** A program and its arguments, between blanks. */
  readonly tokenCommand?: string;
  readonly tokenStdin?: true;
  readonly keep?: 'keystore' | 'file';
  readonly clientId?: string;
  /** `name=value`. */
  readonly parameter?: readonly string[];
  readonly url?: string;
  readonly readOnly?: true;
  readonly replace?: true;
  /** False with --no-check. */
  readonly check: boolean;
  /** Nothing is asked. */
  readonly yes?: true;
  readonly config?: string;
  readonly timeout?: number;
}
