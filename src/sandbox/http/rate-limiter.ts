/** So many requests of one token within a window that starts with its first request. */
export interface RateLimit {
  readonly limit: number;
  readonly windowSeconds: number;
}

export interface RateState {
  readonly limit: number;
  readonly remaining: number;
  /** When the window ends, in seconds since 1970. */
  readonly reset: number;
  /** Whole seconds until then, at least 1. */
  readonly secondsLeft: number;
  /** This request is one too many. */
  readonly refused: boolean;
}

export interface RateLimiter {
  /** Counts one request of `key`. */
  readonly take: (key: string) => RateState;
}

/**
 * Windows follow the machine's clock even where the data set lives at another time, since clients compare the
 * reset with their own clock.
 */
export function createRateLimiter({limit, windowSeconds}: RateLimit): RateLimiter {
  const windows = new Map<string, {readonly end: number; used: number}>();
  return {
    take: key => {
      const now = Date.now();
      let window = windows.get(key);
      if (window === undefined || window.end <= now) {
        window = {end: now + windowSeconds * 1000, used: 0};
        windows.set(key, window);
      }
      const refused = window.used >= limit;
      if (!refused) {
        window.used += 1;
      }
      return {
        limit,
        remaining: limit - window.used,
        reset: Math.ceil(window.end / 1000),
        secondsLeft: Math.max(1, Math.ceil((window.end - now) / 1000)),
        refused,
      };
    },
  };
}
