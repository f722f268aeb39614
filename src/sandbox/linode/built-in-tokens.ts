import {createHash} from 'node:crypto';

/**
 * The tokens that exist from the start, in the form of Linode's personal access tokens (64 hexadecimal digits).
 * They are good for nothing outside a sandbox, and the same at every start.
 */
export const linodeTokens = {
  /** May do everything. */
  full: deriveToken('full'),
  /** `account:read_only`: may read all that is here and change nothing. */
  readOnly: deriveToken('read-only'),
  /** `linodes:read_write`: is valid, but for none of the endpoints here. */
  foreign: deriveToken('foreign'),
} as const;

function deriveToken(name: string): string {
  return createHash('sha256').update(`rowgate sandbox, ${name}`).digest('hex');
}
