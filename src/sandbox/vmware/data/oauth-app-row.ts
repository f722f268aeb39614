export interface OAuthAppRow {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  /** By their first letters: `a`uthorization_code, `r`efresh_token, `c`lient_credentials. */
  readonly grants: 'a' | 'ar' | 'c' | 'ac' | 'arc';
  readonly redirectUris?: readonly string[];
  /** Names of roles in the organization; `org_member` unless told. */
  readonly roles?: readonly string[];
  /** Pseudo-random unless told. */
  readonly secret?: string;
  readonly immutable?: true;
  /** Days before now, and some hours more. */
  readonly created: number;
  /** Days before now; never unless told. */
  readonly used?: number;
  /** What differs from the settings that an app has by itself. */
  readonly settings?: Readonly<Record<string, unknown>>;
}
