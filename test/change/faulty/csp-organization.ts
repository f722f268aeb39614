import type {Api, Asked, Reply} from './faulty-server.js';
import {canary, createLedger, type Ledger, saveRows} from './ledger.js';

export interface CspOrganization extends Api {
  readonly ledger: Ledger;
  readonly apps: Map<string, Readonly<Record<string, unknown>>>;
  readonly id: string;
  readonly apiToken: string;
  /** Apps that it does not delete: a call that names them deletes the others, and says so. */
  readonly kept: Set<string>;
  /** Apps that its answer to a call for several says nothing of. */
  readonly untold: Set<string>;
  /** From now on its API token is refused, and the access tokens that came of it. */
  revoke(): void;
  /** A function that brings back what is now. */
  save(): () => void;
}

const exchange = '/csp/gateway/am/api/auth/api-tokens/authorize';
const id = '6f1d2c3a-0000-4e5f-9a10-2b3c4d5e6f70';
const base = `/csp/gateway/am/api/orgs/${id}/oauth-apps`;
const mostInBatch = 15;

/** The OAuth apps of an organization: an API of its own, made from what is known of VMware's. */
export function createCspOrganization(count: number): CspOrganization {
  const ledger = createLedger();
  const apps = new Map<string, Readonly<Record<string, unknown>>>();
  for (let index = 0; index < count; index += 1) apps.set(`a${index}`, makeApp(`a${index}`));
  const apiToken = `${canary}-api-token-of-the-organization`;
  const accessToken = `${canary}-access-token-of-the-organization`;
  const kept = new Set<string>();
  const untold = new Set<string>();
  let isRevoked = false;

  const remove = ({body}: Asked): Reply => {
    const {clientIdsToDelete: ids} = JSON.parse(body) as {clientIdsToDelete: readonly string[]};
    if (ids.length > mostInBatch) return refuse(400, 'Invalid request body');
    const succeeded = ids.filter(each => apps.has(each) && !kept.has(each));
    for (const row of succeeded) {
      apps.delete(row);
      ledger.add({what: 'deleted', row});
    }
    const told = ids.filter(each => !untold.has(each));
    const isDone = (row: string) => succeeded.includes(row);
    return {status: 200, json: {failed: told.filter(row => !isDone(row)), succeeded: told.filter(isDone)}};
  };

  const route = (asked: Asked): Reply => {
    const {method, path, headers} = asked;
    if (path === exchange) {
      return isRevoked
        ? refuse(400, 'invalid_grant: Invalid refresh token')
        : {status: 200, json: {access_token: accessToken, expires_in: 1799, token_type: 'bearer'}};
    }
    if (isRevoked || headers.authorization !== `Bearer ${accessToken}`) {
      return refuse(401, 'The user is not authorized to use the API');
    }
    if (path === base) return method === 'DELETE' ? remove(asked) : list([...apps.values()]);
    const [row = '', action] = path.slice(base.length + 1).split('/');
    const app = apps.get(row);
    if (app === undefined) return refuse(404, 'The requested resource could not be found');
    if (method === 'GET' && action === undefined) return {status: 200, json: app};
    if (method === 'PUT' && action === 'secret') {
      return {status: 200, json: {clientId: row, clientSecret: ledger.issue(row)}};
    }
    return refuse(405, 'Method Not Allowed');
  };

  return {
    ledger,
    apps,
    id,
    apiToken,
    kept,
    untold,
    revoke: () => {
      isRevoked = true;
    },
    save: () => saveRows(apps, ledger),
    isWrite: ({method, path}) => method !== 'GET' && path !== exchange,
    answer: route,
    fail: status => refuse(status, 'An unexpected error has occurred'),
  };
}

function makeApp(row: string): Readonly<Record<string, unknown>> {
  return {
    id: row,
    displayName: `app ${row}`,
    description: `what ${row} is for`,
    grantTypes: ['client_credentials'],
    createdAt: 1_700_000_000_000,
    organizationId: id,
  };
}

function list(rows: readonly unknown[]): Reply {
  return {status: 200, json: {results: rows, totalResults: rows.length}};
}

function refuse(statusCode: number, message: string): Reply {
  return {status: statusCode, json: {statusCode, message, moduleCode: 340}};
}
