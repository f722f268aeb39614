import type PQueue from 'p-queue';
import {type HttpClient, openHttpClient} from './exchange.js';

/** Runs tasks with an HTTP client, so many at once for each host. */
export interface Lanes {
  /** Rejects when the signal is aborted, whether the task has started or not. A higher priority starts sooner. */
  run<T>(
    host: string,
    priority: number,
    signal: AbortSignal | undefined,
    task: (client: HttpClient) => Promise<T>,
  ): Promise<T>;
  close(): void;
}

/** Loads the HTTP client and the queue when the first task comes: commands that send nothing start sooner. */
export function createLanes(concurrency: number, timeout: number): Lanes {
  const queues = new Map<string, PQueue>();
  let opening: Promise<{readonly client: HttpClient; readonly createQueue: () => PQueue}> | undefined;

  const open = async () => {
    const [client, queue] = await Promise.all([openHttpClient(timeout, concurrency), import('p-queue')]);
    return {client, createQueue: () => new queue.default({concurrency})};
  };

  return {
    run: async (host, priority, signal, task) => {
      opening ??= open();
      const {client, createQueue} = await opening;
      const queue = queues.get(host) ?? createQueue();
      queues.set(host, queue);
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
