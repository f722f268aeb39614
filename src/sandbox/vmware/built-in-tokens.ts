import {createHash} from 'node:crypto';

/**
 * The API tokens that exist from the start, in the form of CSP's (65 letters and digits). They are good for
 * nothing outside a sandbox, and the same at every start.
 */
export const vmwareTokens = {
  /** `org_owner` in Larkspur and in Larkspur Labs. */
  full: deriveToken('full'),
  /** `developer` in Larkspur Labs, and nothing in Larkspur. */
  labs: deriveToken('labs'),
  /** `org_member` in Larkspur: gets access tokens, but none of the calls here is allowed with them. */
  member: deriveToken('member'),
  /** Has expired, and so can't be exchanged. */
  expired: deriveToken('expired'),
} as const;

/** OAuth apps of Larkspur whose secrets are known from the start, for `client_credentials`. */
export const vmwareClients = {
  /** `org_owner`: may do everything in Larkspur. */
  operator: {id: 'rowgate-operator', secret: 'Sandbox-Operator-0001'},
  /** `org_member`: is valid, but for none of the calls here. */
  member: {id: 'rowgate-member', secret: 'Sandbox-Member-0001'},
} as const;

/** Ids of the organizations. */
export const vmwareOrganizations = {
  /** 216 apps. */
  larkspur: '6f1d2c3a-84b7-4e5f-9a10-2b3c4d5e6f70',
  /** 8 apps. */
  labs: 'b8e0a9d4-1c52-4f7b-8d36-5a9e7c1f0b24',
  /** Belongs to others: none of the tokens may see it. */
  northgate: '0c9f4b7e-5d28-4a61-b3f8-e7d6c5b4a392',
} as const;

function deriveToken(name: string): string {
  const bytes = createHash('sha512').update(`rowgate sandbox, csp ${name}`).digest();
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({length: 65}, (_, index) => letters[(bytes[index % 64] ?? 0) % letters.length]).join('');
}
