import {unlessAborted} from './unless-aborted.js';

/** Runs tasks, so many at once. */
export interface Queue {
  /** Rejects when the signal is aborted, whether the task has started or not. A higher priority starts sooner. */
  run<T>(priority: number, signal: AbortSignal | undefined, task: () => Promise<T>): Promise<T>;
}

interface Waiter {
  readonly priority: number;
  readonly start: () => void;
}

/** It forgets a task as soon as that starts: what one gives, the page of a list say, is held by nobody else. */
export function createQueue(concurrency: number): Queue {
  let running = 0;
  const waiters: Waiter[] = [];

  const enter = (priority: number, signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      signal?.throwIfAborted();
      if (running < concurrency) {
        running += 1;
        resolve();
        return;
      }
      const abort = () => {
        waiters.splice(waiters.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        priority,
        start: () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        },
      };
      signal?.addEventListener('abort', abort, {once: true});
      const at = waiters.findLastIndex(other => other.priority >= priority) + 1;
      waiters.splice(at, 0, waiter);
    });

  const leave = () => {
    const next = waiters.shift();
    if (next === undefined) running -= 1;
    else next.start();
  };

  return {
    async run(priority, signal, task) {
      await enter(priority, signal);
      const result = task();
      result.then(leave, leave);
      return unlessAborted(result, signal);
    },
  };
}
