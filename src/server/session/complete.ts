import type {Call, CopyAnswer, RowsAnswer} from '../answer/answerer.js';
import {whileTaking} from '../answer/stream-rows.js';
import type {Connection} from '../connection/connection.js';
import {deliverLines, deliverRows} from './deliver.js';

/**
 * Sends what an answer has, `most` rows of it, and how it ended; gives whether that was all of it.
 *
 * @throws RowgateError.
 */
export async function complete(
  connection: Connection,
  answer: RowsAnswer | CopyAnswer,
  most: number,
  {cancel, giveUp}: Pick<Call, 'cancel' | 'giveUp'>,
): Promise<boolean> {
  const {stream} = answer;
  const end = answer.isOfChange ? giveUp : cancel;
  const deliver = <Sent>(work: () => Promise<Sent>) => whileTaking(stream, end, work);
  const tellRest = () => {
    for (const notice of stream?.notices() ?? []) connection.send({kind: 'notice', notice});
  };
  if (answer.kind === 'copy') {
    connection.send({kind: 'copy-out', columns: answer.columns});
    const sent = await deliver(() => deliverLines(connection, answer.lines, end));
    connection.send({kind: 'copy-done'});
    tellRest();
    connection.send({kind: 'command-complete', tag: answer.tag(answer.hasHeader ? sent - 1 : sent)});
    return true;
  }
  const {sent, isAtEnd} = await deliver(() => deliverRows(connection, answer.rows, most, end));
  if (!isAtEnd) {
    connection.send({kind: 'portal-suspended'});
    return false;
  }
  tellRest();
  connection.send({kind: 'command-complete', tag: answer.tag(sent)});
  return true;
}
