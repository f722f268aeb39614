import {printJwt} from '../../http/print-jwt.js';
import {readBasic} from '../../http/read-basic.js';
import {acceptsSecret} from '../app-secret.js';
import {issueAccessToken} from '../issue-access-token.js';
import {type Reply, refuse, refuseText, replyJson} from '../reply.js';
import type {VmwareCall, VmwareRoute} from '../route.js';
import type {Grant, OAuthApp} from '../state.js';

/**
 * Of the grants that `/auth/token` has, only `client_credentials` is here: there is nobody to log in, and so
 * nothing to exchange for the others.
 */
export const accessTokenRoutes: readonly VmwareRoute[] = [
  {
    method: 'POST',
    path: '/auth/api-tokens/authorize',
    access: 'anonymous',
    body: 'form',
    handle: exchangeApiToken,
  },
  ...['/auth/authorize', '/auth/token'].map(
    (path): VmwareRoute => ({
      method: 'POST',
      path,
      access: 'anonymous',
      body: 'form',
      handle: authorizeClient,
    }),
  ),
];

/** `refresh_token` is deprecated, and still what most clients send. A `passcode` is not looked at. */
function exchangeApiToken(call: VmwareCall): Reply {
  const {fields, state, behaviour, now} = call;
  const value = String(fields.api_token ?? fields.refresh_token ?? '');
  if (value === '') {
    return refuseText(400, behaviour.texts.invalidBody, {field: 'api_token', problem: 'is required'});
  }
  const token = state.apiTokens.get(value);
  if (token === undefined || token.expiresAt <= now) {
    return refuseText(400, behaviour.texts.invalidToken, {token: value, end: value.slice(-5)});
  }
  const seconds = behaviour.accessTokenSeconds;
  return replyJson({
    // Of the same form as the access token: who sends the wrong one gets 401.
    id_token: printJwt({sub: token.owner, iat: Math.floor(now / 1000)}),
    token_type: 'bearer',
    expires_in: Math.floor(seconds),
    scope: 'openid ALL_PERMISSIONS',
    access_token: issueAccessToken(call, token, seconds),
    refresh_token: value,
  });
}

function authorizeClient(call: VmwareCall): Reply {
  const {state, behaviour, now, authorization, query} = call;
  // The documents have a form; a client that is in use (hcs-core) writes the same into the query.
  const fields: VmwareCall['fields'] = {...Object.fromEntries(query), ...call.fields};
  const {texts} = behaviour;
  const app = readBasic(authorization)
    .map(({name, password}) => {
      const found = state.apps.get(name);
      return found !== undefined && acceptsSecret(found.secret, password, now) ? found : undefined;
    })
    .find(found => found !== undefined);
  if (app === undefined) {
    return refuse(401, texts.invalidClient);
  }
  const grant = String(fields.grant_type ?? '');
  if (grant !== 'client_credentials') {
    return refuseText(400, texts.unsupportedGrant, {grant});
  }
  if (!app.settings.grantTypes.includes(grant)) {
    return refuseText(400, texts.grantNotAllowed, {grant});
  }
  const organization = String(fields.orgId ?? app.organizationId);
  if (!listOrganizations(app).includes(organization)) {
    return refuseText(400, texts.foreignOrganization, {organization});
  }
  const seconds = app.settings.accessTokenTTL;
  const grants: readonly Grant[] = [{organizationId: organization, roles: listRoles(app)}];
  state.apps.set(app.id, {...app, lastUsedAt: now});
  return replyJson({
    access_token: issueAccessToken(call, {owner: app.id, grants}, seconds),
    token_type: 'bearer',
    expires_in: seconds,
    scope: (app.settings.allowedScopes.generalScopes ?? []).join(' '),
  });
}

/** The app's own one, and those it says are allowed. */
function listOrganizations({organizationId, settings}: OAuthApp): readonly unknown[] {
  const {allowedOrgs} = settings;
  return [organizationId, ...(Array.isArray(allowedOrgs) ? allowedOrgs : [])];
}

function listRoles({settings}: OAuthApp): readonly string[] {
  const {allRoles = false, roles = []} = settings.allowedScopes.organizationScopes ?? {};
  return [...(allRoles ? ['org_owner'] : []), ...(roles ?? []).map(role => role.name ?? '')];
}
