import {endOne, initialPace, isExhausted, nextStart, pauseUntil, startOne} from './pace.js';
import type {Allowance} from './rate-limit.js';

/** Lets requests to one provider pass as its limit allows, first come, first served. */
export interface Gate {
  /** Resolves when a request may be sent; rejects with the signal's reason when that is aborted before. */
  enter(signal: AbortSignal | undefined): Promise<void>;
  /** Each `enter` that resolved is followed by one `leave`, with what the answer tells of the limit. */
  leave(allowance?: Allowance): void;
  /** Nothing passes before a time, in milliseconds since 1970. */
  pause(until: number): void;
}

interface Waiter {
  readonly pass: () => void;
}

/** `onWait` is told each time that the API's limit stops everything, with for how long. */
export function createGate(maxWait: number, onWait: (milliseconds: number) => void): Gate {
  let state = initialPace;
  let waiters: readonly Waiter[] = [];
  let timer: NodeJS.Timeout | undefined;
  let announced = 0;

  const pump = () => {
    clearTimeout(timer);
    for (;;) {
      const [first, ...rest] = waiters;
      if (first === undefined) return;
      const now = Date.now();
      const start = nextStart(state, now);
      if (start > now) {
        if (isExhausted(state, now) && start > announced) {
          announced = start;
          onWait(start - now);
        }
        // A timer may fire a little early, and one that waits for more than 24 days fires at once.
        timer = setTimeout(pump, Math.min(start - now + 1, 3_600_000));
        return;
      }
      waiters = rest;
      state = startOne(state);
      first.pass();
    }
  };

  return {
    enter: signal =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const abort = () => {
          waiters = waiters.filter(other => other !== waiter);
          reject(signal?.reason);
          pump();
        };
        const waiter = {
          pass: () => {
            signal?.removeEventListener('abort', abort);
            resolve();
          },
        };
        signal?.addEventListener('abort', abort, {once: true});
        waiters = [...waiters, waiter];
        pump();
      }),
    leave: allowance => {
      state = endOne(state, allowance, Date.now(), maxWait);
      pump();
    },
    pause: until => {
      state = pauseUntil(state, until);
    },
  };
}
