import {RowgateError} from '../../errors.js';
import type {Connection} from '../connection/connection.js';
import type {Cell} from '../protocol/backend-message.js';

/**
 * Sends rows as the client takes them: no more are encoded while it has enough to read. At most `most`; gives how many
 * that were, and whether they were the last.
 *
 * @throws RowgateError `cancelled` once the signal fires.
 */
export async function deliverRows(
  connection: Connection,
  rows: Iterator<readonly Cell[]>,
  most: number,
  cancel: AbortSignal,
): Promise<{readonly sent: number; readonly isAtEnd: boolean}> {
  for (let sent = 0; sent < most; sent++) {
    const next = rows.next();
    if (next.done) return {sent, isAtEnd: true};
    connection.send({kind: 'data-row', cells: next.value});
    if (connection.isFull || cancel.aborted) await makeRoom(connection, cancel);
  }
  return {sent: most, isAtEnd: false};
}

/** The same with the lines of COPY; gives how many rows they were. */
export async function deliverLines(
  connection: Connection,
  lines: Iterator<string>,
  cancel: AbortSignal,
): Promise<number> {
  let sent = 0;
  for (let next = lines.next(); !next.done; next = lines.next()) {
    connection.send({kind: 'copy-data', data: next.value});
    sent += 1;
    if (connection.isFull || cancel.aborted) await makeRoom(connection, cancel);
  }
  return sent;
}

// To wait where there is nothing to wait for takes as long as to encode a row.
async function makeRoom(connection: Connection, cancel: AbortSignal): Promise<void> {
  if (connection.isFull) {
    await connection.flush(cancel);
    // Others have their turn, however fast this client reads.
    await new Promise(resolve => setImmediate(resolve));
  }
  if (cancel.aborted) throw new RowgateError('cancelled', 'the query was cancelled');
}
