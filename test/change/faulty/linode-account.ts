import {matchFilter, orderRows} from '../../oracle/match-filter.js';
import type {Api, Asked, Reply} from './faulty-server.js';
import {canary, createLedger, type Ledger, saveRows} from './ledger.js';

export interface Client {
  readonly id: string;
  readonly redirect_uri: string;
  readonly label: string;
  readonly status: string;
  readonly secret: string;
  readonly thumbnail_url: string | null;
  readonly public: boolean;
}

export interface LinodeAccount extends Api {
  readonly ledger: Ledger;
  readonly clients: Map<string, Client>;
  readonly token: string;
  /** From now on its token is refused. */
  revoke(): void;
  /** From now on another token is good. */
  renew(): string;
  /** A function that brings back what is now. */
  save(): () => void;
}

const base = '/account/oauth-clients';
const filterable = {ignoresCase: true, keepsNulls: false, refused: [], total: 'told', seed: 0} as const;

/** As Linode has it, `Retry-After` is on every answer, and means something on a 429 only. */
const headers = {
  'X-RateLimit-Limit': '1840',
  'X-RateLimit-Remaining': '1839',
  'Retry-After': '60',
};

/** The OAuth clients of an account: an API of its own, made from what is known of Linode's. */
export function createLinodeAccount(labels: readonly string[]): LinodeAccount {
  const ledger = createLedger();
  const clients = new Map<string, Client>();
  const token = `${canary}-token-of-the-account`;
  let made = 0;
  let isRevoked = false;
  let good = token;
  const add = (label: string, redirect_uri: string, isPublic = false): Client => {
    const id = `c${made++}`;
    const secret = '<REDACTED>';
    const row = {id, redirect_uri, label, status: 'active', secret, thumbnail_url: null, public: isPublic};
    clients.set(id, row);
    return row;
  };
  for (const label of labels) add(label, `https://${label.replaceAll(' ', '-')}.old.example/callback`);

  const create = (body: Readonly<Record<string, unknown>>): Reply => {
    const {label, redirect_uri: uri} = body;
    if (typeof label !== 'string' || typeof uri !== 'string')
      return refuse(400, 'label is required', 'label');
    const row = add(label, uri, body.public === true);
    ledger.add({what: 'created', row: label});
    return ok({...row, secret: ledger.issue(row.id)});
  };

  const changeOne = (method: string, row: Client, body: Readonly<Record<string, unknown>>): Reply => {
    if (method === 'GET') return ok(row);
    if (method === 'DELETE') {
      clients.delete(row.id);
      ledger.add({what: 'deleted', row: row.id});
      return ok({});
    }
    const {label = row.label, redirect_uri: uri = row.redirect_uri, public: isPublic = row.public} = body;
    const next = {...row, label: String(label), redirect_uri: String(uri), public: isPublic === true};
    if (JSON.stringify(next) !== JSON.stringify(row)) ledger.add({what: 'changed', row: row.id});
    clients.set(row.id, next);
    return ok(next);
  };

  const route = (asked: Asked): Reply => {
    if (isRevoked || asked.headers.authorization !== `Bearer ${good}`) return refuse(401, 'Invalid Token');
    if (!asked.path.startsWith(base)) return refuse(404, 'Not found');
    const [id, action] = asked.path.slice(base.length + 1).split('/');
    const body: Record<string, unknown> = asked.body === '' ? {} : JSON.parse(asked.body);
    if (!id) return asked.method === 'POST' ? create(body) : list([...clients.values()], asked);
    const row = clients.get(decodeURIComponent(id));
    if (row === undefined) return refuse(404, 'Not found');
    if (action === undefined && asked.method !== 'POST') return changeOne(asked.method, row, body);
    if (action === 'reset-secret' && asked.method === 'POST')
      return ok({...row, secret: ledger.issue(row.id)});
    return refuse(405, 'Method Not Allowed');
  };

  return {
    ledger,
    clients,
    token,
    revoke: () => {
      isRevoked = true;
    },
    renew: () => {
      isRevoked = false;
      good = `${canary}-new-token`;
      return good;
    },
    save: () => saveRows(clients, ledger),
    isWrite: ({method}) => method !== 'GET',
    answer: route,
    fail: status => refuse(status, status === 429 ? 'Too many requests' : 'Please try again later'),
  };
}

function list(rows: readonly Client[], {query, headers}: Asked): Reply {
  const size = Number(query.get('page_size') ?? 100);
  const page = Number(query.get('page') ?? 1);
  if (size < 25 || size > 500) return refuse(400, 'Must be 25-500', 'page_size');
  const given = headers['x-filter'];
  const filter: unknown = typeof given === 'string' ? JSON.parse(given) : {};
  const found = orderRows(
    filter,
    rows.map(row => ({...row})).filter(row => matchFilter(filter, row, filterable)),
  );
  return ok({
    data: found.slice((page - 1) * size, page * size),
    page,
    pages: Math.max(1, Math.ceil(found.length / size)),
    results: found.length,
  });
}

function ok(json: unknown): Reply {
  return {status: 200, headers, json};
}

function refuse(status: number, reason: string, field?: string): Reply {
  return {status, headers, json: {errors: [{reason, ...(field !== undefined && {field})}]}};
}
