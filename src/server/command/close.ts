import {RowgateError} from '../../errors.js';
import {answerNothing} from '../answer/answerer.js';
import {closePortals} from '../session/portal.js';
import {type Command, createAction} from './command.js';

/** `CLOSE cursor`, `CLOSE ALL`. */
export const close: Command = ({reader, session}) => {
  const isAll = reader.accept('ALL');
  const name = isAll ? '' : reader.name();
  reader.end();
  return createAction(async () => {
    if (isAll) {
      closePortals(session.portals, 'all');
      return answerNothing('CLOSE CURSOR ALL');
    }
    const portal = session.portals.get(name);
    if (portal === undefined) throw new RowgateError('unknown_cursor', `there is no cursor "${name}"`);
    portal.release();
    session.portals.delete(name);
    return answerNothing('CLOSE CURSOR');
  });
};
