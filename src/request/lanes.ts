import {type HttpClient, openHttpClient} from './exchange.js';
import {createQueue, type Queue} from './queue.js';

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

/** Loads the HTTP client when the first task comes: commands that send nothing start sooner. */
export function createLanes(maxConnections: number, timeout: number): Lanes {
  const queues = new Map<string, Queue>();
  let opening:
    | Promise<{readonly client: HttpClient; readonly openQueue: (concurrency: number) => Queue}>
    | undefined;

  const open = async () => {
    const [client, {default: PQueue}] = await Promise.all([
      openHttpClient(timeout, maxConnections),
      import('p-queue'),
    ]);
    return {client, openQueue: (concurrency: number) => createQueue(new PQueue({concurrency}))};
  };

  return {
    run: async ({name, concurrency}, priority, signal, task) => {
      opening ??= open();
      const {client, openQueue} = await opening;
      const queue = queues.get(name) ?? openQueue(concurrency);
      queues.set(name, queue);
      return queue.run(priority, signal, () => task(client));
    },
    close: () => {
      opening?.then(
        ({client}) => client.close(),
        () => {},
      );
    },
  };
}
