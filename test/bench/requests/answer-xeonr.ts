import type {Received, Reply} from '../../providers/api-server.js';

const count = 150;

/** The first client's name is the ID of a client elsewhere. */
function clientAt(index: number) {
  return {
    clientId: `k${index}`,
    name: index === 1 ? 'c1' : `Client ${index}`,
    redirectUri: `https://app-${index}.example.org/callback`,
    websiteUrl: 'https://example.org',
    description: 'A client',
  };
}

const clients = Array.from({length: count}, (_, index) => clientAt(index));
const authorisations = [...clients, ...clients].map(({clientId, name}, index) => ({
  authorisationId: `a${index}`,
  Client: {clientId, name},
  scopes: ['openid'],
  createdAt: '2026-01-01T00:00:00Z',
  lastUsedAt: '2026-02-01T00:00:00Z',
}));

const methods: Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => unknown>> = {
  GetClient: ({clientId}) => ({Client: clients.find(each => each.clientId === clientId)}),
  ListClients: () => ({Clients: clients}),
  ListAuthorisations: ({clientId}) => ({
    authorisations: authorisations.filter(
      each => clientId === undefined || each.Client.clientId === clientId,
    ),
  }),
  GetPublicClients: ({clientId}) => ({
    clients: Object.fromEntries(
      clients
        .filter(each => Array.isArray(clientId) && clientId.includes(each.clientId))
        .map(each => [each.clientId, each]),
    ),
  }),
};

/** The methods of Xeonr's services, by the last part of their path. */
export function answerXeonr({path, json}: Received): Reply | undefined {
  const method = methods[path.split('/').at(-1) ?? ''];
  return method && {json: method((json ?? {}) as Readonly<Record<string, unknown>>)};
}
