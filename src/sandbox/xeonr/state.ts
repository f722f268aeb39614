/** All that the stand-in remembers. Rows are replaced, never changed; a Map keeps them in order of creation. */
export interface XeonrState {
  /** The account's own, and those of others that it has let in. */
  readonly clients: Map<string, Client>;
  /** What the account's user has let in. */
  readonly authorisations: Map<string, Authorisation>;
  readonly tokens: Map<string, AccessToken>;
  /** Scopes of service accounts, by the assertion that shows them. */
  readonly assertions: ReadonlyMap<string, readonly string[]>;
  readonly user: {readonly userId: string; readonly username: string; readonly email: string};
}

/** Times are in milliseconds since 1970. */
export interface Client {
  readonly clientId: string;
  /** `null` is a client that was made without one. */
  readonly secret: string | null;
  /** Belongs to somebody else: only its public face can be seen. */
  readonly foreign: boolean;
  /** What it may get with its own credentials. Which scopes these are is a guess. */
  readonly scopes: readonly string[];
  readonly settings: ClientSettings;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Under the API's own names; a text that is not set is empty. */
export interface ClientSettings {
  readonly name: string;
  readonly redirectUri: string;
  readonly supportsRefreshToken: boolean;
  readonly supportsImplicitGrant: boolean;
  readonly supportsDeviceCodeGrant: boolean;
  readonly supportsCodeGrant: boolean;
  readonly websiteUrl: string;
  readonly description: string;
  readonly isVerified: boolean;
  readonly applicationId: string;
  readonly usesManagedBuckets: boolean;
  readonly applicationBindings: readonly object[];
  readonly allowedDelegators: readonly string[];
  readonly logoUrl: string;
  readonly backchannelLogoutUri: string;
  readonly backchannelLogoutSessionRequired: boolean;
  readonly frontchannelLogoutUri: string;
  readonly frontchannelLogoutSessionRequired: boolean;
  readonly postLogoutRedirectUris: readonly string[];
}

export interface Authorisation {
  readonly authorisationId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

export interface AccessToken {
  readonly scopes: readonly string[];
  /** The client to which it was issued by its own credentials. */
  readonly clientId?: string;
  readonly expiresAt: number;
}

/** A client of which nothing is said. */
export const emptySettings: ClientSettings = {
  name: '',
  redirectUri: '',
  supportsRefreshToken: false,
  supportsImplicitGrant: false,
  supportsDeviceCodeGrant: false,
  supportsCodeGrant: false,
  websiteUrl: '',
  description: '',
  isVerified: false,
  applicationId: '',
  usesManagedBuckets: false,
  applicationBindings: [],
  allowedDelegators: [],
  logoUrl: '',
  backchannelLogoutUri: '',
  backchannelLogoutSessionRequired: false,
  frontchannelLogoutUri: '',
  frontchannelLogoutSessionRequired: false,
  postLogoutRedirectUris: [],
};
