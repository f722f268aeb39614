import {printJwt} from '../http/print-jwt.js';

const reading = ['oauth:clients:read', 'oauth:client-authorisations:read', 'profile', 'email'];
const changing = ['oauth:clients:manage', 'oauth:client-authorisations:revoke'];

/** The scopes of each token that exists from the start. */
export const xeonrScopes = {
  full: [...reading, ...changing],
  admin: [...reading, ...changing, 'admin'],
  readOnly: reading,
  foreign: ['openid'],
} as const;

/**
 * Access tokens that exist from the start and don't expire. They are good for nothing outside a sandbox, and the
 * same at every start.
 */
export const xeonrTokens = {
  /** May do everything but what only an administrator may. */
  full: printToken('full'),
  /** May set `isVerified` besides. */
  admin: printToken('admin'),
  /** May read all that is here and change nothing. */
  readOnly: printToken('readOnly'),
  /** Is valid, but for none of the procedures here. */
  foreign: printToken('foreign'),
} as const;

/** For the grant `client_credentials`; one of the account's own clients, with the scopes of `full`. */
export const xeonrClient = {
  id: '3e0f6b9a-7c41-4d28-8a5e-9b1c0d2e3f47',
  secret: 'sk_live_sandbox0automation0000000001',
} as const;

/** For the grant `urn:ietf:params:oauth:grant-type:jwt-bearer`: a service account's, with the scopes of `readOnly`. */
export const xeonrAssertion = printJwt({
  iss: 'sandbox-service-account',
  sub: 'sandbox-service-account',
  aud: 'https://auth.xeonr.io',
});

function printToken(name: keyof typeof xeonrScopes): string {
  return printJwt({sub: 'mira-larkspur', jti: `sandbox-${name}`, scope: xeonrScopes[name].join(' ')});
}
