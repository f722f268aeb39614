/** How far a read is, for whoever waits for it. */
export type ReadProgress =
  /** So many requests for the rows of a resource have been answered, of those that are known to be needed by now. */
  | {readonly kind: 'fetched'; readonly resource: string; readonly done: number; readonly total: number}
  /** SQLite goes to work on what was fetched. Until it is done nothing else can happen in this process. */
  | {readonly kind: 'computing'};

/** Counts the requests of the scans of one statement. */
export interface FetchCounter {
  /** So many more requests for a resource are needed. */
  readonly expect: (resource: string, requests: number) => void;
  /** One of them was answered. */
  readonly arrived: (resource: string) => void;
}

export function createFetchCounter(onProgress: (progress: ReadProgress) => void = () => {}): FetchCounter {
  const counts = new Map<string, {done: number; total: number}>();
  const change = (resource: string, done: number, total: number) => {
    const count = counts.get(resource) ?? {done: 0, total: 0};
    count.done += done;
    // A request that is made again was not foreseen.
    count.total = Math.max(count.done, count.total + total);
    counts.set(resource, count);
    onProgress({kind: 'fetched', resource, ...count});
  };
  return {
    expect: (resource, requests) => change(resource, 0, requests),
    arrived: resource => change(resource, 1, 0),
  };
}
