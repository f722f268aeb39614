/** What a field of an app's settings may hold. */
export type SettingKind =
  | 'text'
  | 'display-name'
  | 'secret'
  | 'id'
  | 'flag'
  | 'number'
  | 'texts'
  | 'grant-types'
  | 'scopes'
  | 'organizations';

/** The settings that a create and an update share. */
const shared: Readonly<Record<string, SettingKind>> = {
  accessTokenTTL: 'number',
  additionalAttributeMasks: 'texts',
  allowedActorsAudienceExchange: 'texts',
  allowedActorsClientDelegate: 'texts',
  allowedOrgs: 'organizations',
  allowedScopes: 'scopes',
  crossOrgAccessClaimsSupported: 'flag',
  description: 'text',
  displayName: 'display-name',
  forcePkce: 'flag',
  grantTypes: 'grant-types',
  groupDomainAppendedInIDToken: 'flag',
  isHidden: 'flag',
  maxAdditionalAttributesInIdToken: 'number',
  maxCharactersInAccessToken: 'number',
  maxGroupsInIdToken: 'number',
  ownerOnlySecretRotation: 'flag',
  postLogoutRedirectUris: 'texts',
  redirectUris: 'texts',
  refreshTokenTTL: 'number',
  secret: 'secret',
  secretRotationExpirationInSeconds: 'number',
  useCspIssuerUrl: 'flag',
};

export interface SettingRules {
  readonly kinds: Readonly<Record<string, SettingKind>>;
  readonly required: readonly string[];
}

/** The fields of OrgOAuthAppRequest. */
export const createRules: SettingRules = {
  kinds: {...shared, allowOpenRedirectUris: 'flag', id: 'id', publicClient: 'flag'},
  required: ['allowedScopes', 'description', 'displayName', 'grantTypes'],
};

/** The fields of OrgOAuthAppUpdateRequest. */
export const updateRules: SettingRules = {
  kinds: shared,
  required: ['description', 'displayName', 'grantTypes'],
};
