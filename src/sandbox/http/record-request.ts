import type {ApiRequest} from './api.js';
import type {RequestRecord} from './request-record.js';

/**
 * Leaves out all that may be secret: header values (but for the filter), the values in a body, and those of a
 * query where a client puts a token there.
 */
export function recordRequest(
  api: string,
  {method, path, query, headers, body}: ApiRequest,
  outcome: {readonly status: number | null; readonly fault?: string},
): RequestRecord {
  const filter = headers['x-filter'];
  const bodyFields = listFields(body);
  return {
    api,
    method,
    path,
    query: hideSecrets(query).toString(),
    headerNames: Object.keys(headers).sort(),
    ...(typeof filter === 'string' && {filter}),
    ...(bodyFields !== undefined && {bodyFields}),
    ...outcome,
  };
}

const secretParameters: ReadonlySet<string> = new Set([
  'access_token',
  'api_token',
  'assertion',
  'client_secret',
  // All of a Connect request that is sent with GET.
  'message',
  'refresh_token',
]);

function hideSecrets(query: URLSearchParams): URLSearchParams {
  const pairs = [...query].map(([name, value]): [string, string] => [
    name,
    secretParameters.has(name) ? '…' : value,
  ]);
  return new URLSearchParams(pairs);
}

function listFields(body: Buffer): string[] | undefined {
  if (body.length === 0) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.keys(value)
      : undefined;
  } catch {
    return undefined;
  }
}
