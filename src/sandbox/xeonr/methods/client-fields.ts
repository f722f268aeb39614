import type {MessageType} from '../connect/read-message.js';

/** The settings that UpdateClient documents. */
export const updatableFields = {
  name: 'string',
  redirectUri: 'string',
  supportsRefreshToken: 'bool',
  supportsImplicitGrant: 'bool',
  supportsDeviceCodeGrant: 'bool',
  supportsCodeGrant: 'bool',
  websiteUrl: 'string',
  description: 'string',
  applicationBindings: 'bindings',
  allowedDelegators: 'uuids',
  logoUrl: 'string',
  backchannelLogoutUri: 'string',
  backchannelLogoutSessionRequired: 'bool',
  frontchannelLogoutUri: 'string',
  frontchannelLogoutSessionRequired: 'bool',
  postLogoutRedirectUris: 'strings',
  isVerified: 'bool',
} as const satisfies MessageType;

const {logoUrl: _, ...shared} = updatableFields;

/** Those of CreateClient, without `hasSecret`. */
export const creatableFields = {
  ...shared,
  usesManagedBuckets: 'bool',
  applicationId: 'string',
} as const satisfies MessageType;
