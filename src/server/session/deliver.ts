import {RowgateError} from '../../errors.js';
import type {Source, Step} from '../answer/source.js';
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
  rows: Source<readonly Cell[]>,
  most: number,
  cancel: AbortSignal,
): Promise<{readonly sent: number; readonly isAtEnd: boolean}> {
  for (let sent = 0; sent < most; sent++) {
    const step = rows.next();
    const next = step instanceof Promise ? await waitFor(step, connection, cancel) : step;
    if (next.done) return {sent, isAtEnd: true};
    connection.send({kind: 'data-row', cells: next.value});
    if (connection.isFull || cancel.aborted) await makeRoom(connection, cancel);
  }
  return {sent: most, isAtEnd: false};
}

/** The same with the lines of COPY; gives how many rows they were. */
export async function deliverLines(
  connection: Connection,
  lines: Source<string>,
  cancel: AbortSignal,
): Promise<number> {
  let sent = 0;
  for (;;) {
    const step = lines.next();
    const next = step instanceof Promise ? await waitFor(step, connection, cancel) : step;
    if (next.done) return sent;
    connection.send({kind: 'copy-data', data: next.value});
    sent += 1;
    if (connection.isFull || cancel.aborted) await makeRoom(connection, cancel);
  }
}

/** The client has what there is while the rest is yet to come. */
async function waitFor<Item>(
  step: Promise<Step<Item>>,
  connection: Connection,
  cancel: AbortSignal,
): Promise<Step<Item>> {
  // It may fail before anybody waits for it.
  step.catch(() => {});
  await connection.flush(cancel);
  return step;
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
