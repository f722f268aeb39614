import {client, pageOf, type RecordingServer, startRecordingServer} from '../engine/recording-server.js';
import {matchFilter, orderByFilter} from './match-filter.js';

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

/** A server of the benchmark's own, with lists that it filters, orders and cuts into pages. */
export function startListServer(): Promise<RecordingServer> {
  const lists: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
    '/account/oauth-clients': clients,
    '/profile/apps': apps,
  };
  return startRecordingServer(request => {
    const list = lists[request.path];
    if (list !== undefined) {
      const matching = list.filter(row => matchFilter(request.filter, row));
      return pageOf(orderByFilter(request.filter, matching), request);
    }
    const [, folder = '', id = ''] = /^(.*)\/([^/]+)$/.exec(request.path) ?? [];
    const row = lists[folder]?.find(each => String(each.id) === id);
    return row && {json: row};
  });
}
