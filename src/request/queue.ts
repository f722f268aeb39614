import type PQueue from 'p-queue';
import {unlessAborted} from './unless-aborted.js';

/** Runs tasks, so many at once. */
export interface Queue {
  /** Rejects when the signal is aborted, whether the task has started or not. A higher priority starts sooner. */
  run<T>(priority: number, signal: AbortSignal | undefined, task: () => Promise<T>): Promise<T>;
}

/**
 * Has a queue say whose turn it is, and no more: p-queue remembers up to a hundred of what it has started, and would hold
 * what each gave, the page of a list say.
 */
export function createQueue(turns: PQueue): Queue {
  const enter = (priority: number, signal: AbortSignal | undefined) =>
    new Promise<() => void>((resolve, reject) => {
      const turn = () => new Promise<void>(leave => resolve(() => leave()));
      turns.add(turn, {priority, ...(signal === undefined ? {} : {signal})}).catch(reject);
    });

  return {
    async run(priority, signal, task) {
      const leave = await enter(priority, signal);
      const result = task();
      result.then(leave, leave);
      return unlessAborted(result, signal);
    },
  };
}
