import type {StandardSettings} from './state.js';

/** What an app has that nobody set. The lifetimes (10 minutes, 90 days, 48 hours) are documented, the rest is a guess. */
export const standardSettings: StandardSettings = {
  accessTokenTTL: 600,
  additionalAttributeMasks: [],
  allowOpenRedirectUris: false,
  allowedOrgs: [],
  crossOrgAccessClaimsSupported: false,
  forcePkce: false,
  groupDomainAppendedInIDToken: false,
  isHidden: false,
  ownerOnlySecretRotation: false,
  postLogoutRedirectUris: [],
  publicClient: false,
  redirectUris: [],
  refreshTokenTTL: 7_776_000,
  secretRotationExpirationInSeconds: 172_800,
  useCspIssuerUrl: true,
};
