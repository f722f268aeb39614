import {client} from '../../engine/recording-server.js';
import type {Received, Reply} from '../../providers/api-server.js';
import {matchFilter, orderByFilter} from './match-filter.js';

type Fields = Readonly<Record<string, unknown>>;

const count = 1203;

/** 1,203 clients, a tenth of them public, disabled from the 601st on. */
const clients = Array.from({length: count}, (_, index) =>
  client(`c${index}`, {
    label: `client ${index}`,
    public: index % 10 === 0,
    status: index < 600 ? 'active' : 'disabled',
  }),
);

/** 1,203 apps, one authorized each day from the first of 2025 on; two of them name each client. */
const apps = Array.from({length: count}, (_, index) => ({
  id: 1000 + index,
  label: `c${Math.floor(index / 2)}`,
  thumbnail_url: null,
  scopes: 'linodes:read_only',
  created: new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 19),
  expiry: null,
  website: 'example.org',
}));

const lists: Readonly<Record<string, readonly Fields[]>> = {
  '/v4/account/oauth-clients': clients,
  '/v4/profile/apps': apps,
  // An account with the first 40 of both.
  '/small/v4/account/oauth-clients': clients.slice(0, 40),
  '/small/v4/profile/apps': apps.slice(0, 40),
};

/** Lists that are filtered, ordered and cut into pages, and their rows one by one. */
export function answerLinode({path, query, headers}: Received): Reply | undefined {
  const list = lists[path];
  if (list === undefined) {
    const [, folder = '', id = ''] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
    const row = lists[folder]?.find(each => String(each.id) === id);
    return row === undefined ? undefined : {json: row};
  }
  const given = headers['x-filter'];
  const filter: unknown = typeof given === 'string' ? JSON.parse(given) : undefined;
  const rows = orderByFilter(
    filter,
    list.filter(row => matchFilter(filter, row)),
  );
  const size = Number(query.page_size ?? 100);
  const page = Number(query.page ?? 1);
  const pages = Math.max(1, Math.ceil(rows.length / size));
  return {json: {data: rows.slice((page - 1) * size, page * size), page, pages, results: rows.length}};
}
