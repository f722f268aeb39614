export type Kind = 'text' | 'integer' | 'boolean' | 'timestamp';

export interface TableColumn {
  readonly name: string;
  readonly kind: Kind;
}

/** A list of the API, as its documents tell it, and the table that it is to SQL. */
export interface Table {
  /** Its full name, and that of the oracle's table. */
  readonly address: string;
  /** Other names that mean it. */
  readonly names: readonly string[];
  readonly path: string;
  /** The API's name for its key. */
  readonly keyName: string;
  readonly columns: readonly TableColumn[];
  /** Columns that its filter knows. */
  readonly filterable: readonly string[];
}

const columns = (kinds: Readonly<Record<string, Kind>>): readonly TableColumn[] =>
  Object.entries(kinds).map(([name, kind]) => ({name, kind}));

const loginColumns = columns({
  id: 'integer',
  datetime: 'timestamp',
  ip: 'text',
  username: 'text',
  status: 'text',
  restricted: 'boolean',
});

/** Linode's OpenAPI document 4.208 has these fields, and says which of them can be filtered by. */
export const tables: readonly Table[] = [
  {
    address: 'linode.profile.apps',
    names: ['apps', 'profile.apps', 'profile_apps', 'linode.profile_apps', 'Linode.Profile.Apps'],
    path: '/profile/apps',
    keyName: 'appId',
    columns: columns({
      id: 'integer',
      label: 'text',
      thumbnail_url: 'text',
      scopes: 'text',
      created: 'timestamp',
      expiry: 'timestamp',
      website: 'text',
    }),
    filterable: ['label', 'created', 'expiry'],
  },
  {
    address: 'linode.account.oauth_clients',
    names: ['oauth_clients', 'account.oauth_clients', '"linode"."account"."oauth_clients"'],
    path: '/account/oauth-clients',
    keyName: 'clientId',
    columns: columns({
      id: 'text',
      redirect_uri: 'text',
      label: 'text',
      status: 'text',
      secret: 'text',
      thumbnail_url: 'text',
      public: 'boolean',
    }),
    filterable: ['label', 'public'],
  },
  {
    address: 'linode.profile.tokens',
    names: ['tokens', 'profile.tokens', '"tokens"'],
    path: '/profile/tokens',
    keyName: 'tokenId',
    columns: columns({
      id: 'integer',
      scopes: 'text',
      created: 'timestamp',
      label: 'text',
      token: 'text',
      expiry: 'timestamp',
    }),
    filterable: ['label', 'created'],
  },
  {
    address: 'linode.account.logins',
    names: ['account.logins', 'linode.account.logins'],
    path: '/account/logins',
    keyName: 'loginId',
    columns: loginColumns,
    filterable: [],
  },
  {
    address: 'linode.profile.logins',
    names: ['profile.logins', 'linode.profile.logins'],
    path: '/profile/logins',
    keyName: 'loginId',
    columns: loginColumns,
    filterable: [],
  },
];
