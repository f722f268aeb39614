import {createHash} from 'node:crypto';
import type {Endpoint} from './endpoint.js';

/** What tells one account from another. Holds no secret. */
export interface AccountIdentity {
  readonly url: string;
  /** Where its credential comes from, as people know it. */
  readonly source: string;
  /** A digest of its token, where that is at hand without running anything: another token may be another account's. */
  readonly token?: string;
}

export function identifyAccount({baseUrl, credential}: Endpoint): AccountIdentity {
  const found = credential();
  const token =
    found.kind === 'token'
      ? createHash('sha256').update(`rowgate account ${found.token}`).digest('hex').slice(0, 16)
      : undefined;
  return {url: baseUrl, source: found.source, ...(token !== undefined && {token})};
}
