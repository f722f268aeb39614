/** What a server gives to its clients at most. */
export interface Limits {
  /** Sessions at once. As many other connections may be about to log in. */
  readonly connections: number;
  /** For logging in, in milliseconds. */
  readonly loginTime: number;
  /** For a statement, in milliseconds; a session may set a shorter time. */
  readonly statementTime: number;
  /** Of a message, in bytes. One that comes before the client has logged in may have 10,000. */
  readonly messageSize: number;
  /** Rows of results that clients have not taken yet, over all sessions. */
  readonly heldRows: number;
  /** Statements and cursors that a session has open. */
  readonly openItems: number;
}

export const defaultLimits: Limits = {
  connections: 100,
  loginTime: 10_000,
  statementTime: 600_000,
  messageSize: 16_777_216,
  heldRows: 1_000_000,
  openItems: 1000,
};
