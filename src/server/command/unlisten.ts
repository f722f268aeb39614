import {answerNothing} from '../answer/answerer.js';
import {type Command, createAction} from './command.js';

/** `UNLISTEN *`, which pools send when a session goes back to them. Nothing is listened to. */
export const unlisten: Command = ({reader}) => {
  if (!reader.accept('*')) reader.name();
  reader.end();
  return createAction(async () => answerNothing('UNLISTEN'));
};
