import {drawSeeded} from '../../oracle/draw.js';
import {connect, flush, logIn, message, type Place, type RawClient, simple, sync} from '../raw-client.js';
import {drawBurst} from './draw-burst.js';

const burstLength = 40;

/** The longest message of a server that is fuzzed: after so many bytes, one that claims to be long is at its end. */
export const messageSize = 2048;

const padding = Buffer.concat(Array(Math.ceil(messageSize / flush.length) + 1).fill(flush));

/**
 * Sends a server messages that are drawn from seeds, `count` at least, and sees to it that each session comes to its end:
 * either the server goes on to answer a query, or it ends the connection. Gives how many of each there were.
 */
export async function fuzzServer(
  server: Place,
  {seed, count}: {readonly seed: number; readonly count: number},
): Promise<{readonly answered: number; readonly ended: number}> {
  const seen = {answered: 0, ended: 0};
  const bursts = Math.ceil(count / burstLength);
  let next = 0;
  const work = async () => {
    while (next < bursts) {
      const own = seed + next++;
      const client = connect(server);
      const outcome = await fuzzSession(client, own).catch(error => {
        throw new Error(`with the seed ${own}: ${error}`);
      });
      seen[outcome] += 1;
      client.end();
    }
  };
  await Promise.all(Array.from({length: 4}, work));
  return seen;
}

async function fuzzSession(client: RawClient, seed: number): Promise<'answered' | 'ended'> {
  const draw = drawSeeded(seed);
  // Some say what they want before they have logged in.
  if (draw.chance(5)) {
    client.socket.end(drawBurst(draw, burstLength));
    await client.closed;
    return 'ended';
  }
  await logIn(client);
  // A copy that was begun by mistake, a transaction, or a message that was cut short: all end with this.
  client.write(
    drawBurst(draw, burstLength),
    padding,
    sync,
    simple('ROLLBACK'),
    simple("SELECT 'at its end'"),
    message('X'),
  );
  try {
    while ((await client.next()) !== 'D at its end') {}
    return 'answered';
  } catch {
    await client.closed;
    return 'ended';
  }
}
