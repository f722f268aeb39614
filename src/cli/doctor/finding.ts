/** Something that was looked at, and what came of it. Holds no secret. */
export interface Finding {
  readonly area: 'Program' | 'Configuration' | 'Accounts' | 'Network' | 'Packages';
  readonly name: string;
  /** `note`: nothing is wrong, and it is good to know. */
  readonly state: 'ok' | 'note' | 'problem';
  readonly text: string;
  readonly hint?: string;
  /** Of an account. */
  readonly account?: AccountFacts;
}

export interface AccountFacts {
  readonly provider: string;
  readonly url?: string;
  /** Where the credential comes from, never what it is. */
  readonly credential?: string;
  readonly milliseconds?: number;
  /** What the API knows it by. */
  readonly account?: string;
  readonly scopes?: string;
  /** When an access token that ends does, as ISO 8601. */
  readonly endsAt?: string;
  /** How far this machine's clock is ahead of the API's. */
  readonly clockAheadSeconds?: number;
  /** The code of the error. */
  readonly error?: string;
}
