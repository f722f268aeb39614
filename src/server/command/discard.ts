import {RowgateError} from '../../errors.js';
import {answerNothing} from '../answer/answerer.js';
import {closePortals} from '../session/portal.js';
import {type Command, createAction} from './command.js';

/** `DISCARD ALL`, and other DISCARDs, of things that are not kept anyway. */
export const discard: Command = ({reader, session}) => {
  const {key} = reader.take();
  reader.end();
  return createAction(async () => {
    if (key !== 'ALL') return answerNothing(`DISCARD ${key}`);
    if (session.transaction !== undefined) {
      throw new RowgateError('in_transaction', "DISCARD ALL can't be run in a transaction");
    }
    session.settings = session.initialSettings;
    session.statements.clear();
    closePortals(session.portals, 'all');
    return answerNothing('DISCARD ALL');
  });
};
