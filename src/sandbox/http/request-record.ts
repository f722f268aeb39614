/** What is remembered of a request: enough to count and compare calls, and nothing that is secret. */
export interface RequestRecord {
  /** The API's name, as in `linode`. */
  readonly api: string;
  readonly method: string;
  readonly path: string;
  /** The query without its `?`; empty if there is none. */
  readonly query: string;
  /** Names of the headers, in lower case and in order; no values. */
  readonly headerNames: readonly string[];
  /** Value of the `X-Filter` header. */
  readonly filter?: string;
  /** Names of the top-level fields of a JSON body, in order; no values. */
  readonly bodyFields?: readonly string[];
  /** Status of the answer; `null` if none was sent. */
  readonly status: number | null;
  /** Kind of the fault that hit it. */
  readonly fault?: string;
}
