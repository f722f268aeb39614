/** What went wrong where no answer came. */
export interface Fault {
  readonly kind: 'unreachable' | 'certificate' | 'timeout' | 'broken';
  /** In a few words, as in `connection refused (ECONNREFUSED)`. Holds no secret. */
  readonly reason: string;
  /** The API may have got the request, and may have acted on it. */
  readonly maybeSent: boolean;
}
