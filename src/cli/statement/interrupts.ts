import {setMaxListeners} from 'node:events';
import type {RequestEvent} from '../../request/request.js';

export interface Interrupts {
  /** Fires where everything is to be given up at once. */
  readonly signal: AbortSignal;
  /** Fires where no further change is to be begun. */
  readonly stop: AbortSignal;
  onEvent(event: RequestEvent): void;
  /** What a Ctrl-C does that came as a key, not as a signal. */
  interrupt(): Promise<void>;
  /** From now on there is something to clean up, so that an interrupt must not end the process by itself. */
  guard(): void;
  /** The next statement begins. After an interrupt it gets no further than to its first request. */
  startStatement(isChange: () => Promise<boolean>): void;
  /** Lets interrupts end the process again. */
  dispose(): void;
}

const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A terminal and npm each send the same Ctrl-C, some milliseconds apart. */
const sameInterrupt = 250;

const stopping = 'stopping: changes under way are waited for, no other is begun; Ctrl-C again gives them up';

/**
 * What Ctrl-C and its like do. While nothing is under way that must be accounted for, they end the process, as they
 * would without this: SQLite can't be stopped in any other way. A read under way is given up at once. With a change
 * under way the first interrupt lets it end and begins no other, the second gives it up, and a third ends the process.
 */
export function createInterrupts(say: (text: string) => void): Interrupts {
  const giveUp = new AbortController();
  const stop = new AbortController();
  // Every request under way listens.
  setMaxListeners(0, giveUp.signal, stop.signal);
  let underWay = 0;
  let hasChanged = false;
  let guarded = false;
  let armed = false;
  let disposed = false;
  let first: number | undefined;
  let isChange = async () => false;
  let isKnown = false;

  const beginChange = async () => {
    if (isKnown) return;
    isKnown = true;
    hasChanged = true;
    const asked = isChange;
    // Some APIs read by POST, so that the method alone does not tell.
    const isOne = await asked().catch(() => true);
    if (asked !== isChange) return;
    hasChanged = isOne;
    arm();
  };

  const interrupt = async () => {
    const now = performance.now();
    if (first === undefined) {
      first = now;
      stop.abort();
      if (hasChanged && (await isChange().catch(() => true))) say(stopping);
      else giveUp.abort();
    } else if (hasChanged && now - first > sameInterrupt && !giveUp.signal.aborted) {
      giveUp.abort();
      disposed = true;
      arm();
    }
  };

  const arm = () => {
    const wanted = !disposed && (underWay > 0 || hasChanged || guarded);
    if (wanted === armed) return;
    armed = wanted;
    for (const name of names) {
      if (wanted) process.on(name, interrupt);
      else process.off(name, interrupt);
    }
  };

  return {
    signal: giveUp.signal,
    stop: stop.signal,
    interrupt,
    onEvent: event => {
      if (event.kind === 'sent') {
        underWay += 1;
        // What goes without a credential, such as the exchange of a token, changes nothing.
        if (event.request.method !== 'GET' && !event.request.public) beginChange();
      } else if (event.kind !== 'waiting') {
        underWay -= 1;
      }
      arm();
    },
    guard: () => {
      guarded = true;
      arm();
    },
    startStatement: given => {
      if (first !== undefined) giveUp.abort();
      hasChanged = false;
      isChange = given;
      isKnown = false;
      arm();
    },
    dispose: () => {
      disposed = true;
      arm();
    },
  };
}
