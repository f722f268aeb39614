import type {Call, Failure} from '../answer/answerer.js';
import type {Notice} from '../protocol/backend-message.js';
import type {Portal} from './portal.js';
import type {Session} from './session.js';

export interface Started {
  /** It was not carried out, and the portal is as it was. */
  readonly failure: Failure | undefined;
  /** What the client is to be told now. */
  readonly notices: readonly Notice[];
}

/**
 * Runs a portal's statement, unless that was done before.
 *
 * @throws RowgateError.
 */
export async function startPortal(
  portal: Portal,
  call: Omit<Call, 'parameters'>,
  session: Session,
): Promise<Started> {
  if (portal.answer !== undefined || portal.prepared === undefined) {
    return {failure: undefined, notices: []};
  }
  const answer = await portal.prepared.run({...call, parameters: portal.parameters});
  const {notices = []} = answer;
  if (answer.kind === 'failure') return {failure: answer, notices};
  const letGo = session.hold.take(answer.isOfChange ? 0 : answer.held);
  portal.release = () => {
    letGo();
    answer.stream?.close();
  };
  portal.formats = call.formats;
  portal.answer = answer;
  return {failure: undefined, notices};
}
