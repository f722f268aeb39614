import type {IncomingHttpHeaders} from 'node:http';
import type {VmwareBehaviour} from './behaviour.js';
import type {AccessToken} from './state.js';

const allowedRoles: readonly string[] = ['org_owner', 'org_admin', 'developer'];

/** The access token that a request shows; `undefined` if there is none, or it is unknown or expired. */
export function authenticate(
  tokens: ReadonlyMap<string, AccessToken>,
  headers: IncomingHttpHeaders,
  {cspAuthTokenHeader}: VmwareBehaviour,
  now: number,
): AccessToken | undefined {
  const own = headers['csp-auth-token'];
  const [, bearer] = /^bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const older = cspAuthTokenHeader && typeof own === 'string' ? own : undefined;
  const token = tokens.get(bearer ?? older ?? '');
  return token !== undefined && token.expiresAt > now ? token : undefined;
}

/** Whether the token's owner is one of those in the organization who may manage its apps. */
export function managesApps(
  {grants}: AccessToken,
  organizationId: string,
  {tokenReach}: VmwareBehaviour,
): boolean {
  const reached = tokenReach === 'own-organization' ? grants.slice(0, 1) : grants;
  return reached.some(
    grant => grant.organizationId === organizationId && grant.roles.some(role => allowedRoles.includes(role)),
  );
}
