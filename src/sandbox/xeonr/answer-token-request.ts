import type {Answer, ApiRequest} from '../http/api.js';
import {printJwt} from '../http/print-jwt.js';
import {readBasic} from '../http/read-basic.js';
import {readMediaType} from '../http/read-media-type.js';
import type {XeonrCall} from './method.js';
import type {AccessToken} from './state.js';

export const tokenPath = '/api/v1/oauth/token';

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

type Owner = Pick<AccessToken, 'scopes' | 'clientId'>;

/**
 * The token endpoint, for `client_credentials` and for service accounts. Errors are those of RFC 6749, which is
 * a guess, as is that any client with a secret may ask.
 */
export function answerTokenRequest(
  {method, headers, body}: ApiRequest,
  {state, behaviour, random, now}: Omit<XeonrCall, 'token' | 'values'>,
): Answer {
  if (method !== 'POST') {
    return {status: 405, headers: {Allow: 'POST'}, body: ''};
  }
  if (readMediaType(headers['content-type']) !== 'application/x-www-form-urlencoded') {
    return fail(400, 'invalid_request', 'the body is not a form');
  }
  const form = new URLSearchParams(body.toString());
  const grant = form.get('grant_type');
  let owner: Owner | undefined;
  switch (grant) {
    case 'client_credentials': {
      const shown = {name: form.get('client_id') ?? '', password: form.get('client_secret') ?? ''};
      owner = [shown, ...readBasic(headers.authorization)]
        .map(({name, password}) => {
          const client = state.clients.get(name);
          return client !== undefined && client.secret === password ? client : undefined;
        })
        .find(client => client !== undefined);
      if (owner === undefined) {
        return fail(401, 'invalid_client', 'client authentication failed');
      }
      break;
    }
    case jwtBearer: {
      const scopes = state.assertions.get(form.get('assertion') ?? '');
      if (scopes === undefined) {
        return fail(400, 'invalid_grant', 'the assertion is not valid');
      }
      owner = {scopes};
      break;
    }
    default:
      return fail(400, 'unsupported_grant_type', `grant type ${grant ?? ''} is not supported`);
  }
  const {scopes: allowed, clientId} = owner;
  const asked = (form.get('scope') ?? '').split(' ').filter(scope => scope !== '');
  if (asked.some(scope => !allowed.includes(scope))) {
    return fail(400, 'invalid_scope', 'a scope is not allowed');
  }
  const scopes = asked.length === 0 ? allowed : asked;
  const expiresAt = now + behaviour.accessTokenSeconds * 1000;
  const scope = scopes.join(' ');
  const token = printJwt({
    sub: clientId ?? 'sandbox-service-account',
    jti: random.hex(32),
    scope,
    exp: Math.floor(expiresAt / 1000),
  });
  state.tokens.set(token, {scopes, expiresAt, ...(clientId !== undefined && {clientId})});
  const expires = Math.floor(behaviour.accessTokenSeconds);
  return printJson(200, {access_token: token, token_type: 'Bearer', expires_in: expires, scope});
}

function fail(status: number, error: string, description: string): Answer {
  return printJson(status, {error, error_description: description});
}

function printJson(status: number, value: object): Answer {
  const headers = {'Content-Type': 'application/json', 'Cache-Control': 'no-store'};
  return {status, headers, body: JSON.stringify(value)};
}
