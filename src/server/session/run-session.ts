import {RowgateError} from '../../errors.js';
import {decodeMessage} from '../protocol/decode-message.js';
import type {FrontendMessage} from '../protocol/frontend-message.js';
import {answerBind, answerClose, answerDescribe, answerExecute, answerParse} from './extended-query.js';
import {closePortals} from './portal.js';
import {statusOf} from './session.js';
import type {SessionContext} from './session-context.js';
import {answerQuery} from './simple-query.js';

/**
 * Answers the messages of a client that has logged in, until it leaves.
 *
 * @throws RowgateError `protocol` where what it sends can't be told apart any more.
 */
export async function runSession(context: SessionContext): Promise<void> {
  const {connection, session} = context;
  // After an error in the extended protocol, nothing counts until the client has noticed.
  let isSkipping = false;
  const ready = () => {
    context.settle();
    connection.send({kind: 'ready-for-query', status: statusOf(session)});
    return connection.flush();
  };
  await ready();
  for (;;) {
    const frame = await connection.read(true);
    if (frame === undefined) return;
    context.begin();
    const isSimple = frame.type === 'Q';
    let isDone = true;
    if (frame.type === 'S') isSkipping = false;
    if (isSkipping && frame.type !== 'X') continue;
    try {
      const message = decodeMessage(frame.type, frame.body);
      if (message.kind === 'terminate') return;
      isDone = await answer(message, context);
    } catch (error) {
      context.fail(error);
      isDone = false;
    }
    if (frame.type === 'S' || isSimple) {
      // Without a transaction, what was open ends with its statement.
      if (session.transaction === undefined) closePortals(session.portals, 'unheld');
      await ready();
    } else {
      isSkipping = !isDone;
      // An error is told at once: a client may wait for it before it goes on.
      if (isSkipping || frame.type === 'H' || connection.isFull) await connection.flush();
    }
  }
}

async function answer(message: FrontendMessage, context: SessionContext): Promise<boolean> {
  switch (message.kind) {
    case 'query':
      await answerQuery(message.sql, context);
      return true;
    case 'parse':
      return answerParse(message, context);
    case 'bind':
      return answerBind(message, context);
    case 'describe':
      return answerDescribe(message.what, message.name, context);
    case 'execute':
      return answerExecute(message.portal, message.maxRows, context);
    case 'close':
      return answerClose(message.what, message.name, context);
    case 'function-call':
      throw new RowgateError('unsupported', 'functions are called by SELECT only');
    case 'password':
      throw new RowgateError('protocol', 'a password was not asked for');
    case 'sync':
    case 'flush':
    case 'terminate':
    // A client that copies something in can't know yet that it was refused.
    case 'copy-data':
    case 'copy-done':
    case 'copy-fail':
      return true;
  }
}
