import type PQueue from 'p-queue';
import {type HttpClient, openHttpClient} from './exchange.js';

/** A queue of its own. */
export interface Lane {
  readonly name: string;
  /** How many tasks run at once. */
  readonly concurrency: number;
}

/** Runs tasks with an HTTP client, so many at once in each lane. */
export interface Lanes {
  /** Rejects when the signal is aborted, whether the task has started or not. A higher priority starts sooner. */
  run<T>(
    lane: Lane,
    priority: number,
    signal: AbortSignal | undefined,
    task: (client: HttpClient) => Promise<T>,
  ): Promise<T>;
  close(): void;
}

/** Loads the HTTP client and the queue when the first task comes: commands that send nothing start sooner. */
export function createLanes(maxConnections: number, timeout: number): Lanes {
  const queues = new Map<string, PQueue>();
  let opening:
    | Promise<{readonly client: HttpClient; readonly createQueue: (concurrency: number) => PQueue}>
    | undefined;

  const open = async () => {
    const [client, queue] = await Promise.all([openHttpClient(timeout, maxConnections), import('p-queue')]);
    return {client, createQueue: (concurrency: number) => new queue.default({concurrency})};
  };

  return {
    run: async ({name, concurrency}, priority, signal, task) => {
      opening ??= open();
      const {client, createQueue} = await opening;
      const queue = queues.get(name) ?? createQueue(concurrency);
      queues.set(name, queue);
      return queue.add(() => task(client), {priority, ...(signal === undefined ? {} : {signal})});
    },
    close: () => {
      opening?.then(
        ({client}) => client.close(),
        () => {},
      );
    },
  };
}
