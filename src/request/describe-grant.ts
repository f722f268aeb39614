import type {Teller} from '../catalog/auth.js';
import type {Provider} from '../catalog/provider.js';
import {cleanText} from './redact.js';
import type {Request} from './request.js';

/** What an answer tells of the token that was sent with its request, and of the API's clock. Holds no secret. */
export interface Grant {
  readonly provider: string;
  readonly connection?: string;
  /** Scopes, or permissions, separated by blanks. */
  readonly scopes?: string;
  /** What the API knows the account by. */
  readonly account?: string;
  /** When the token ends, in milliseconds since 1970. */
  readonly endsAt?: number;
  /** How far this machine's clock was ahead of the API's, in milliseconds. */
  readonly clockAhead?: number;
}

/** Of headers, and of the claims of a token that is a JSON Web Token, as its provider says. */
export function describeGrant(
  {name, auth}: Provider,
  {connection}: Request,
  headers: Readonly<Record<string, string>>,
  token: string | undefined,
  secrets: readonly string[],
): Grant {
  const claims = readClaims(token);
  const read = (teller: Teller | undefined) => {
    if (teller === undefined) return undefined;
    const found = teller.kind === 'header' ? headers[teller.name] : printClaim(claims?.[teller.name]);
    const text = cleanText(found ?? '', secrets, 300);
    return text === '' || text === teller.unknown ? undefined : text;
  };
  const {scopes, account} = auth.tells ?? {};
  const time = Date.parse(headers.date ?? '');
  const ends = claims?.exp;
  const told = {
    scopes: read(scopes),
    account: read(account),
    endsAt: typeof ends === 'number' ? ends * 1000 : undefined,
    clockAhead: Number.isNaN(time) ? undefined : Date.now() - time,
  };
  return {
    provider: name,
    ...(connection !== undefined && {connection}),
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
  };
}

/** What a token says of itself. It is shown, and nothing hangs on it: the signature is the API's to check. */
function readClaims(token: string | undefined): Readonly<Record<string, unknown>> | undefined {
  const [, payload, ...rest] = token?.split('.') ?? [];
  if (payload === undefined || rest.length !== 1) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return typeof claims === 'object' && claims !== null ? {...claims} : undefined;
  } catch {
    return undefined;
  }
}

function printClaim(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter(each => typeof each === 'string').join(' ') : undefined;
}
