import type {XeonrBehaviour} from './behaviour.js';
import type {Client} from './state.js';

/** A client as its owner sees it; the secret only where it was asked for. */
export function showClient(client: Client, showSecret = false): object {
  const {clientId, secret, createdAt, updatedAt} = client;
  const {name, redirectUri, supportsRefreshToken, supportsImplicitGrant, ...rest} = client.settings;
  const {supportsDeviceCodeGrant, supportsCodeGrant, websiteUrl, ...others} = rest;
  return {
    clientId,
    clientSecret: showSecret ? (secret ?? '') : '',
    name,
    redirectUri,
    supportsRefreshToken,
    supportsImplicitGrant,
    supportsDeviceCodeGrant,
    supportsCodeGrant,
    websiteUrl,
    createdAt: showTime(createdAt),
    updatedAt: showTime(updatedAt),
    ...others,
  };
}

/** What anybody may see of a client. */
export function showPublicClient(
  {clientId, createdAt, settings}: Client,
  {publicIsVerified}: Pick<XeonrBehaviour, 'publicIsVerified'>,
): object {
  const {name, websiteUrl, logoUrl, description, isVerified, applicationBindings} = settings;
  // That a text is left out where a `false` would be is a guess.
  const asText = isVerified ? 'true' : '';
  return {
    clientId,
    name,
    websiteUrl,
    logoUrl,
    description,
    isVerified: publicIsVerified === 'text' ? asText : isVerified,
    createdAt: showTime(createdAt),
    applicationBindings,
  };
}

/** RFC 3339, with three digits of a second or none. */
export function showTime(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

/** The key of a wrapper that the documents write with a capital. */
export function nameWrapper<K extends string>(
  key: K,
  {wrapperKeys}: Pick<XeonrBehaviour, 'wrapperKeys'>,
): string {
  return wrapperKeys === 'documented' ? key : key.toLowerCase();
}
