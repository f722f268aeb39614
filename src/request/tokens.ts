import {unlessAborted} from './unless-aborted.js';

/** A token as it was got. */
export interface Obtained {
  readonly token: string;
  /** When another one is to be got, in milliseconds since 1970. */
  readonly renewAt: number;
}

/** A token for one try of a request. */
export interface Lease {
  readonly token: string;
  /** To be called when the API refused it: it is not used again. Tells whether another token may be accepted. */
  readonly refuse: () => boolean;
}

/** The tokens of one connection. */
export interface Tokens {
  /**
   * How often none could be got so far. A request asks when it is made: a failure after that is its own too, so that
   * what waits in a queue does not repeat it.
   */
  failures(): number;
  /**
   * The token there is, or one that is got now, once however many ask for it. When the signal is aborted, this one
   * alone stops waiting.
   * @throws what kept it from being got.
   */
  lease(failures: number, signal: AbortSignal | undefined): Promise<Lease>;
}

interface Flight {
  readonly promise: Promise<Obtained>;
  readonly controller: AbortController;
  waiting: number;
}

/** One token that never changes. */
export function createFixedTokens(token: string): Tokens {
  const lease = {token, refuse: () => false};
  return {failures: () => 0, lease: async () => lease};
}

/**
 * Tokens that `obtain` gets, each when it is first needed. It is told to stop when nobody waits any more.
 * `mayStay`: the same one may come each time, and then is not asked for again because it was refused.
 */
export function createTokens(
  obtain: (signal: AbortSignal) => Promise<Obtained>,
  {now, mayStay}: {readonly now: () => number; readonly mayStay: boolean},
): Tokens {
  let current: Obtained | undefined;
  let flight: Flight | undefined;
  let failures = 0;
  let failure: unknown;
  let last: string | undefined;
  let stays = false;

  const begin = (): Flight => {
    const controller = new AbortController();
    const begun: Flight = {promise: obtain(controller.signal), controller, waiting: 0};
    begun.promise.then(
      obtained => {
        if (flight !== begun) return;
        flight = undefined;
        stays = mayStay && last === obtained.token;
        last = obtained.token;
        current = obtained;
      },
      error => {
        if (flight !== begun) return;
        flight = undefined;
        failures += 1;
        failure = error;
      },
    );
    flight = begun;
    return begun;
  };

  const createLease = (obtained: Obtained, waited: boolean): Lease => ({
    token: obtained.token,
    refuse: () => {
      if (stays) return false;
      if (current === obtained) current = undefined;
      // One that was got for this very try is as good as another.
      return !waited;
    },
  });

  return {
    failures: () => failures,
    lease: async (seen, signal) => {
      signal?.throwIfAborted();
      if (current !== undefined && now() < current.renewAt) return createLease(current, false);
      if (flight === undefined && failures > seen) throw failure;
      const joined = flight ?? begin();
      joined.waiting += 1;
      try {
        return createLease(await unlessAborted(joined.promise, signal), true);
      } finally {
        joined.waiting -= 1;
        if (joined.waiting === 0 && flight === joined) {
          flight = undefined;
          joined.controller.abort();
        }
      }
    },
  };
}
