import {RowgateError} from '../../errors.js';
import {answerNothing} from '../answer/answerer.js';
import {type Command, createAction} from './command.js';

/** `DEALLOCATE name`, `DEALLOCATE ALL`: forgets prepared statements. */
export const deallocate: Command = ({reader, session}) => {
  reader.accept('PREPARE');
  const isAll = reader.accept('ALL');
  const name = isAll ? '' : reader.name();
  reader.end();
  return createAction(async () => {
    if (isAll) {
      session.statements.clear();
      return answerNothing('DEALLOCATE ALL');
    }
    if (!session.statements.delete(name)) {
      throw new RowgateError('unknown_statement', `there is no prepared statement "${name}"`);
    }
    return answerNothing('DEALLOCATE');
  });
};
