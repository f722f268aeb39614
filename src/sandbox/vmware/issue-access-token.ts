import {printJwt} from '../http/print-jwt.js';
import type {VmwareCall} from './route.js';
import type {AccessToken} from './state.js';

/** Makes an access token that is good for so many seconds, and remembers it. */
export function issueAccessToken(
  {state, random, now}: VmwareCall,
  {owner, grants}: Pick<AccessToken, 'owner' | 'grants'>,
  seconds: number,
): string {
  const expiresAt = now + seconds * 1000;
  const token = printJwt({
    sub: owner,
    jti: random.hex(32),
    context_name: grants[0]?.organizationId,
    perms: grants[0]?.roles.map(role => `csp:${role}`),
    iat: Math.floor(now / 1000),
    exp: Math.floor(expiresAt / 1000),
  });
  state.accessTokens.set(token, {owner, grants, expiresAt});
  return token;
}
