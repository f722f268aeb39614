import type {ResourceEntry} from '../catalog/catalog.js';
import type {Method} from '../catalog/method.js';
import type {Scan} from '../plan/plan.js';
import type {Request, Response} from '../request/request.js';
import type {LocalValue} from '../row.js';
import type {FetchCounter} from './read-progress.js';

/** One statement's way to the APIs: the same request is not sent twice. */
export interface Fetcher extends FetchCounter {
  readonly get: (request: Request) => Promise<Response>;
  /** An answer's body is read no more. */
  readonly free: (response: Response) => void;
  readonly secrets: () => readonly string[];
  /** Requests under way at once, for each host. */
  readonly concurrency: number;
  /** Something to know that doesn't make the result wrong. */
  readonly note: (text: string) => void;
  /** The rows are not all that there are. */
  readonly incomplete: (reason: string, connection?: string) => void;
  /** The rows don't come in the order that was asked for. */
  readonly unordered: () => void;
}

/** What a scan's rows are fetched by. */
export interface Source {
  readonly scan: Scan;
  readonly entry: ResourceEntry;
  readonly method: Method;
  readonly fetcher: Fetcher;
  /** Nothing is asked before its rows are wanted. */
  readonly oneByOne: boolean;
  /** The only keys that matter, and the get by which to have them. */
  readonly lookup?: Lookup | undefined;
}

export interface Lookup {
  readonly method: Method;
  readonly parameter: string;
  readonly keys: readonly LocalValue[];
}

/** How many of a list of requests are sent before the answer of the first is taken: enough that none waits for another. */
export function requestsAhead({entry, fetcher, oneByOne}: Source): number {
  if (oneByOne) return 1;
  const own = entry.connections?.map(connection => connection.concurrency ?? 0) ?? [];
  return 2 * Math.max(fetcher.concurrency, ...own);
}
