import type {ApiRequest} from './api.js';
import type {RequestRecord} from './request-record.js';

/** Leaves out all that may be secret: header values (but for the filter) and the values in a body. */
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
    query: query.toString(),
    headerNames: Object.keys(headers).sort(),
    ...(typeof filter === 'string' && {filter}),
    ...(bodyFields !== undefined && {bodyFields}),
    ...outcome,
  };
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
