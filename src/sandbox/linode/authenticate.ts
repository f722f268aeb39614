import type {LinodeBehaviour} from './behaviour.js';
import type {AccessToken} from './state.js';
import {printTimestamp} from './timestamp.js';

/** The token of an Authorization header; `undefined` if there is none, or it is unknown, revoked or expired. */
export function authenticate(
  tokens: ReadonlyMap<number, AccessToken>,
  {legacyTokenScheme}: LinodeBehaviour,
  authorization: string | undefined,
  now: Date,
): AccessToken | undefined {
  const [, scheme = '', secret = ''] = /^(\w+) +(\S+)$/.exec(authorization ?? '') ?? [];
  const known = scheme.toLowerCase() === 'bearer' || (legacyTokenScheme && scheme.toLowerCase() === 'token');
  if (!known) {
    return undefined;
  }
  const time = printTimestamp(now);
  return [...tokens.values()].find(({token, expiry}) => token === secret && expiry > time);
}
