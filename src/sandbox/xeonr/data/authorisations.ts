import {drawUuid} from '../../draw-uuid.js';
import type {Random} from '../../random.js';
import type {Authorisation, Client} from '../state.js';

interface AuthorisationRow {
  readonly client: string;
  readonly scopes: readonly string[];
  /** Days before now, and some hours more. */
  readonly created: number;
  /** Days before now; `null` is never. */
  readonly used: number | null;
}

const day = 86_400_000;

/** A client can be let in more than once. New ones go to the end. */
const rows: readonly AuthorisationRow[] = [
  {client: 'Deploy Dashboard', scopes: ['openid', 'profile', 'email'], created: 380, used: 0.1},
  {client: 'Billing Portal', scopes: ['openid', 'profile', 'email', 'offline_access'], created: 351, used: 9},
  {client: 'Grafana', scopes: ['openid', 'profile'], created: 333, used: 0.5},
  {client: 'Backstage', scopes: ['openid', 'profile', 'oauth:clients:read'], created: 190, used: 2},
  {client: 'Notebook Hub', scopes: ['openid', 'profile', 'buckets:read'], created: 10, used: 1},
  {
    client: 'Notebook Hub',
    scopes: ['openid', 'profile', 'buckets:read', 'buckets:write'],
    created: 6,
    used: null,
  },
  {client: 'larkctl', scopes: ['openid', 'offline_access', 'oauth:clients:manage'], created: 44, used: 0.2},
  {client: 'larkctl', scopes: ['openid', 'offline_access', 'oauth:clients:manage'], created: 270, used: 266},
  {client: 'Mobile App (iOS)', scopes: ['openid', 'profile', 'offline_access'], created: 61, used: 0.3},
  {client: 'Acme Migration Tool', scopes: ['openid', 'admin'], created: 60, used: 48},
  {client: 'Wiki', scopes: ['openid'], created: 505, used: 120},
  {
    client: 'Legacy Control Panel',
    scopes: ['openid', 'admin', 'oauth:clients:manage'],
    created: 1300,
    used: 790,
  },
  {client: 'Uptime Sparrow', scopes: ['openid', 'profile'], created: 600, used: 3},
  {client: 'Cloud Broom', scopes: ['openid', 'buckets:read', 'buckets:write'], created: 410, used: 240},
  {client: 'Domain Ferret', scopes: ['openid', 'email'], created: 40, used: null},
  {client: 'Security Scanner', scopes: ['openid', 'oauth:clients:read'], created: 118, used: 6},
];

export function createAuthorisations(
  random: Random,
  clients: ReadonlyMap<string, Client>,
  now: Date,
): Map<string, Authorisation> {
  const ids = new Map([...clients.values()].map(({settings, clientId}) => [settings.name, clientId]));
  const authorisations = rows.map(({client, scopes, created, used}): Authorisation => {
    return {
      authorisationId: drawUuid(random),
      clientId: ids.get(client) ?? '',
      scopes,
      createdAt: Math.round(now.getTime() - (created + random.number()) * day),
      lastUsedAt: used === null ? null : Math.round(now.getTime() - used * day),
    };
  });
  return new Map(authorisations.map(row => [row.authorisationId, row]));
}
