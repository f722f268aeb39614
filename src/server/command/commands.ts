import type {Answerer} from '../answer/answerer.js';
import type {Ask} from '../answer/ask.js';
import {createTokenReader} from '../statement/token-reader.js';
import {begin, start} from './begin.js';
import {close} from './close.js';
import type {Command} from './command.js';
import {copy} from './copy.js';
import {deallocate} from './deallocate.js';
import {declare} from './declare.js';
import {discard} from './discard.js';
import {commit, rollback} from './end-transaction.js';
import {execute} from './execute.js';
import {fetch, move} from './fetch.js';
import {prepare} from './prepare.js';
import {reset} from './reset.js';
import {release, savepoint} from './savepoint.js';
import {set} from './set.js';
import {showSetting} from './show-setting.js';
import {unlisten} from './unlisten.js';

/** By their first word. */
const commands: ReadonlyMap<string, Command> = new Map([
  ['ABORT', rollback],
  ['BEGIN', begin],
  ['CLOSE', close],
  ['COMMIT', commit],
  ['COPY', copy],
  ['DEALLOCATE', deallocate],
  ['DECLARE', declare],
  ['DISCARD', discard],
  ['END', commit],
  ['EXECUTE', execute],
  ['FETCH', fetch],
  ['MOVE', move],
  ['PREPARE', prepare],
  ['RELEASE', release],
  ['RESET', reset],
  ['ROLLBACK', rollback],
  ['SAVEPOINT', savepoint],
  ['SET', set],
  ['SHOW', showSetting],
  ['START', start],
  ['UNLISTEN', unlisten],
]);

/** Answers what is about the session itself. `ask` is asked for statements within such a one. */
export function createCommandAnswerer(ask: Ask): Answerer {
  return {
    async prepare(statement, parameterTypes, session) {
      const command = commands.get(statement.tokens[0]?.key ?? '');
      if (command === undefined) return undefined;
      const reader = createTokenReader(statement);
      reader.take();
      return command({statement, reader, parameterTypes, session, ask});
    },
  };
}
