/** All that the stand-in remembers. Rows are replaced, never changed; a Map keeps them in order of creation. */
export interface LinodeState {
  readonly clients: Map<string, OAuthClient>;
  readonly apps: Map<number, AuthorizedApp>;
  readonly tokens: Map<number, AccessToken>;
  /** The id of the next token; an id is never used twice, revoked or not. */
  readonly nextTokenId: () => number;
  /** Logins of all users of the account; those of the token's own user are also the profile's. */
  readonly logins: Map<number, Login>;
  readonly devices: Map<number, TrustedDevice>;
  /** The user to whom all tokens belong. */
  readonly username: string;
}

export interface OAuthClient {
  readonly id: string;
  readonly redirectUri: string;
  readonly label: string;
  readonly status: 'active' | 'disabled' | 'suspended';
  readonly secret: string;
  readonly public: boolean;
  /** A PNG image. */
  /** `drawn` for one that is drawn, from the id, when it is asked for. */
  readonly thumbnail: Buffer | 'drawn' | null;
}

export interface AuthorizedApp {
  readonly id: number;
  readonly label: string;
  readonly thumbnail_url: string | null;
  readonly scopes: string;
  readonly created: string;
  readonly expiry: string | null;
  readonly website: string;
}

export interface AccessToken {
  readonly id: number;
  readonly scopes: string;
  readonly created: string;
  readonly label: string;
  /** All 64 digits; shown so only when it is created. */
  readonly token: string;
  /** A time; one that never expires says so with a year far off. */
  readonly expiry: string;
}

export interface Login {
  readonly id: number;
  readonly datetime: string;
  readonly ip: string;
  readonly username: string;
  readonly status: 'successful' | 'failed';
  readonly restricted: boolean;
}

export interface TrustedDevice {
  readonly id: number;
  readonly created: string;
  readonly expiry: string;
  readonly user_agent: string;
  readonly last_authenticated: string;
  readonly last_remote_addr: string;
}

/** What Linode shows as the expiry of a token that has none. */
export const neverExpires = '2999-12-12T05:00:00';
