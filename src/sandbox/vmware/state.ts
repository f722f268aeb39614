/** All that the stand-in remembers. Rows are replaced, never changed; a Map keeps them in order of creation. */
export interface VmwareState {
  readonly organizations: ReadonlyMap<string, Organization>;
  /** By client id, which no two organizations share. */
  readonly apps: Map<string, OAuthApp>;
  readonly apiTokens: ReadonlyMap<string, ApiToken>;
  readonly accessTokens: Map<string, AccessToken>;
}

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
}

export interface OAuthApp {
  readonly id: string;
  readonly organizationId: string;
  /** What a create or an update can say, checked, under CSP's own names. */
  readonly settings: AppSettings;
  /** `null` is a public client's. */
  readonly secret: AppSecret | null;
  readonly immutable: boolean;
  readonly createdBy: string;
  readonly lastUpdatedBy: string;
  /** Times are in milliseconds since 1970. */
  readonly createdAt: number;
  readonly lastUpdatedAt: number;
  readonly lastUsedAt: number | null;
}

/** Settings that an app has whether somebody named them or not. */
export interface StandardSettings {
  /** Seconds. */
  readonly accessTokenTTL: number;
  readonly refreshTokenTTL: number;
  readonly secretRotationExpirationInSeconds: number;
  readonly publicClient: boolean;
  readonly [name: string]: unknown;
}

export interface AppSettings extends StandardSettings {
  readonly displayName: string;
  readonly description: string;
  readonly grantTypes: readonly string[];
  readonly allowedScopes: AllowedScopes;
}

export interface AllowedScopes {
  readonly generalScopes?: readonly string[];
  readonly organizationScopes?: {
    readonly allRoles?: boolean;
    readonly roles?: readonly {readonly name?: string}[];
  };
  readonly servicesScopes?: readonly object[];
}

export interface AppSecret {
  readonly value: string;
  readonly since: number;
  /** The one before, as long as a rotation is under way. */
  readonly previous?: {readonly value: string; readonly until: number};
}

export interface ApiToken {
  readonly owner: string;
  readonly grants: readonly Grant[];
  readonly expiresAt: number;
}

/** Roles in an organization. */
export interface Grant {
  readonly organizationId: string;
  readonly roles: readonly string[];
}

export interface AccessToken {
  /** Who is named as the one who made or changed an app. */
  readonly owner: string;
  /** The first one's organization is the token's own. */
  readonly grants: readonly Grant[];
  readonly expiresAt: number;
}
