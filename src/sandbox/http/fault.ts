/** What goes wrong, as plain data: it can be written in JSON, printed and sent. */
export interface Faults {
  /** Seed of the generator behind `probability`; 1 unless told. */
  readonly seed?: number;
  /**
   * Every `latency` rule that hits a request adds up; of the others the first that hits is done. Rules behind
   * it don't see the request and so don't count it.
   */
  readonly rules: readonly FaultRule[];
}

export interface FaultRule {
  /** Only requests to this API, as in `linode`; counts are of all APIs together unless told. */
  readonly api?: string;
  /** Only requests with this method, or one of these. */
  readonly method?: string | readonly string[];
  /**
   * Only requests whose path matches, version included: `*` stands for anything within a segment, `**` for
   * anything at all, as in `/v4/account/**`.
   */
  readonly path?: string;
  /** Leave the first so many matching requests alone. */
  readonly skip?: number;
  /** Hit at most so many matching requests; all of them unless told. */
  readonly count?: number;
  /** Hit a matching request with this probability, from 0 to 1; surely unless told. */
  readonly probability?: number;
  readonly effect: FaultEffect;
}

/** `when` says whether the request was acted on before things went wrong: `before` (unless told) means it was not. */
export type FaultEffect =
  | {readonly kind: 'latency'; readonly milliseconds: number}
  /** A status instead of the answer. Without a body, the one that the API has for this status. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly when?: 'before' | 'after';
    }
  /** The connection is closed without an answer; `after` is the answer that got lost. */
  | {readonly kind: 'drop'; readonly when?: 'before' | 'after'}
  /** No answer, and the connection stays open. */
  | {readonly kind: 'hang'; readonly when?: 'before' | 'after'}
  /** Acted on and answered, but the connection breaks after so many bytes of the body; half of it unless told. */
  | {readonly kind: 'truncate'; readonly bytes?: number}
  /** Acted on and answered with the right status, but with this body instead of JSON; a page of HTML unless told. */
  | {readonly kind: 'not-json'; readonly body?: string};
