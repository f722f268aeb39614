/** What goes wrong with one request. `acts`: only after the API has done what it was asked. */
export type Fault =
  /** The connection is reset. */
  | {readonly kind: 'reset'; readonly acts: boolean}
  /** No answer comes. */
  | {readonly kind: 'hang'; readonly acts: boolean}
  /** An answer of another status, in the API's own form. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly acts: boolean;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection ends in the middle of the answer. */
  | {readonly kind: 'cut'; readonly acts: true}
  /** A 200 whose body is the first half of the answer, and says to be whole. */
  | {readonly kind: 'half'; readonly acts: true}
  /** The answer of something that stands before the API. */
  | {readonly kind: 'page'; readonly status: number; readonly acts: boolean}
  /** The answer comes late. */
  | {readonly kind: 'wait'; readonly acts: true; readonly until: Promise<void>}
  /** Everything is well, and then something is done. */
  | {readonly kind: 'none'; readonly acts: true; readonly afterwards: () => void};
