import {answerNothing} from '../answer/answerer.js';
import {type Command, createAction} from './command.js';
import {changeSession} from './set.js';
import {readSettingName} from './setting-name.js';

/** `RESET name`, `RESET ALL`. */
export const reset: Command = ({reader, session}) => {
  const isAll = reader.accept('ALL');
  const name = isAll
    ? ''
    : reader.accept('TIME', 'ZONE')
      ? 'timezone'
      : reader.accept('SESSION', 'AUTHORIZATION')
        ? 'role'
        : readSettingName(reader);
  reader.end();
  return createAction(async () => {
    if (!isAll) changeSession(session, name, undefined);
    else {
      session.settings = session.initialSettings;
      if (session.transaction !== undefined) session.transaction.afterCommit = session.initialSettings;
    }
    return answerNothing('RESET');
  });
};
