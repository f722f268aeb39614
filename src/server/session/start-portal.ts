import type {Call, Failure} from '../answer/answerer.js';
import type {Portal} from './portal.js';
import type {Session} from './session.js';

/**
 * Runs a portal's statement, unless that was done before. A failure is given back, and leaves it as it was.
 *
 * @throws RowgateError.
 */
export async function startPortal(
  portal: Portal,
  call: Omit<Call, 'parameters'>,
  session: Session,
): Promise<Failure | undefined> {
  if (portal.answer !== undefined || portal.prepared === undefined) return undefined;
  const answer = await portal.prepared.run({...call, parameters: portal.parameters});
  if (answer.kind === 'failure') return answer;
  portal.release = session.hold.take(answer.held);
  portal.formats = call.formats;
  portal.answer = answer;
  return undefined;
}
