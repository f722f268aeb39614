import {answerNothing} from '../answer/answerer.js';
import {changeSetting} from '../session/settings.js';
import {type Command, createAction} from './command.js';
import {readTransactionModes} from './transaction-modes.js';

/** `BEGIN`, with the modes that Postgres knows. */
export const begin: Command = ({reader, session}) => {
  if (!reader.accept('TRANSACTION')) reader.accept('WORK');
  const modes = readTransactionModes(reader);
  return createAction(async () => {
    if (session.transaction !== undefined) {
      const message = 'there is a transaction already';
      return answerNothing('BEGIN', [{severity: 'WARNING', sqlState: '25001', message}]);
    }
    const {settings} = session;
    session.transaction = {
      hasFailed: false,
      work: undefined,
      afterCommit: settings,
      afterRollback: settings,
      savepoints: [],
    };
    const defaults = ['read_only', 'isolation', 'deferrable'].map(
      each => [`transaction_${each}`, settings.get(`default_transaction_${each}`) ?? ''] as const,
    );
    for (const [name, value] of [...defaults, ...modes]) {
      session.settings = changeSetting(session.settings, name, value);
    }
    return answerNothing('BEGIN');
  });
};

/** `START TRANSACTION`. */
export const start: Command = input => {
  input.reader.expect('TRANSACTION');
  return begin(input);
};
