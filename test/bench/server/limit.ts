/** So many requests in each window, which starts with a request. */
export interface Limit {
  readonly requests: number;
  readonly seconds: number;
}

/** Counts requests by a limit, and says what Linode's headers say of it. */
export function createLimit({requests, seconds}: Limit): {
  take(): {readonly headers: Readonly<Record<string, string>>; readonly isRefused: boolean};
} {
  let end = 0;
  let used = 0;
  return {
    take() {
      const now = Date.now();
      if (end <= now) {
        end = now + seconds * 1000;
        used = 0;
      }
      const isRefused = used >= requests;
      if (!isRefused) used += 1;
      return {
        isRefused,
        headers: {
          'X-RateLimit-Limit': String(requests),
          'X-RateLimit-Remaining': String(requests - used),
          'X-RateLimit-Reset': String(Math.ceil(end / 1000)),
          // Linode sends it with every answer.
          'Retry-After': String(Math.max(1, Math.ceil((end - now) / 1000))),
        },
      };
    },
  };
}
