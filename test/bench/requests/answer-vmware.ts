import type {Received, Reply} from '../../providers/api-server.js';

const exchange = '/csp/gateway/am/api/auth/api-tokens/authorize';
const pageSize = 50;

/** How many apps each organization has. */
const organizations: Readonly<Record<string, number>> = {org1: 120, org2: 20};

/** Every app from the 61st on is public. */
function appAt(index: number) {
  return {
    id: `app${index}`,
    displayName: `App number ${index}`,
    description: 'An app',
    grantTypes: ['authorization_code'],
    publicClient: index >= 60,
  };
}

/** The exchange of any token, each organization's apps in pages that link to each other, and the apps one by one. */
export function answerVmware({path, query}: Received): Reply | undefined {
  if (path === exchange) return {json: {access_token: 'token', expires_in: 1799}};
  const [, organization = '', id] = /\/orgs\/([^/]+)\/oauth-apps(?:\/([^/]+))?$/.exec(path) ?? [];
  const apps = Array.from({length: organizations[organization] ?? 0}, (_, index) => appAt(index));
  if (id !== undefined) return {json: apps.find(each => each.id === id)};
  const term = query.searchTerm?.toLowerCase();
  const found = apps.filter(each => term === undefined || each.displayName.toLowerCase().includes(term));
  const start = Number(query.pageStart ?? 0);
  const next = start + pageSize;
  const more = next < found.length && {nextLink: `${path}?pageStart=${next}&pageLimit=${pageSize}`};
  return {json: {results: found.slice(start, next), totalResults: found.length, ...more}};
}
