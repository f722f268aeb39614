import type {Random} from '../../random.js';
import {linodeTokens} from '../built-in-tokens.js';
import {type AccessToken, neverExpires} from '../state.js';
import {daysFrom} from './days-from.js';

interface TokenRow {
  readonly label: string;
  readonly scopes: string;
  /** Days before now, and some hours more. */
  readonly created: number;
  /** Days after now; `null` is never. */
  readonly expires: number | null;
  /** Pseudo-random unless told. */
  readonly token?: string;
}

const rows: readonly TokenRow[] = [
  {label: 'sandbox', scopes: '*', created: 30, expires: null, token: linodeTokens.full},
  {
    label: 'sandbox read-only',
    scopes: 'account:read_only',
    created: 30,
    expires: 180,
    token: linodeTokens.readOnly,
  },
  {
    label: 'sandbox foreign',
    scopes: 'linodes:read_write',
    created: 30,
    expires: 180,
    token: linodeTokens.foreign,
  },
  {label: 'terraform', scopes: 'linodes:read_write domains:read_write', created: 700, expires: null},
  {label: 'prometheus', scopes: 'linodes:read_only', created: 210, expires: 4},
  {label: 'laptop', scopes: '*', created: 95, expires: 19},
  {label: 'backup-cron', scopes: 'object_storage:read_write', created: 400, expires: -30},
];

export function createAccessTokens(random: Random, now: Date): Map<number, AccessToken> {
  let id = 90_310_000;
  const tokens = rows.map((row): AccessToken => {
    id += 1 + random.integer(4000);
    return {
      id,
      scopes: row.scopes,
      created: daysFrom(now, -row.created - random.number()),
      label: row.label,
      token: row.token ?? random.hex(64),
      expiry: row.expires === null ? neverExpires : daysFrom(now, row.expires),
    };
  });
  return new Map(tokens.map(token => [token.id, token]));
}
