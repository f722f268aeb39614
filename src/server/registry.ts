import {randomBytes, randomInt, timingSafeEqual} from 'node:crypto';
import {RowgateError} from '../errors.js';

/** A session that has begun. */
export interface RegisteredSession {
  readonly processId: number;
  readonly secretKey: Buffer;
  /** Ends what it runs just now. */
  interrupt: (reason: string) => void;
}

/** The sessions of a server. */
export interface Registry {
  /** @throws RowgateError `too_many_connections`. */
  add(): RegisteredSession;
  remove(session: RegisteredSession): void;
  /** Ends what a session runs, if the key is its own. */
  cancel(processId: number, secretKey: Uint8Array): void;
  interruptAll(reason: string): void;
}

const keyLength = 4;

export function createRegistry(most: number): Registry {
  const sessions = new Map<number, RegisteredSession>();
  return {
    add: () => {
      if (sessions.size >= most) {
        throw new RowgateError('too_many_connections', `there are ${most} sessions, and no more are taken`);
      }
      let processId = randomInt(1, 2 ** 31);
      while (sessions.has(processId)) processId = randomInt(1, 2 ** 31);
      const session = {processId, secretKey: randomBytes(keyLength), interrupt: () => {}};
      sessions.set(processId, session);
      return session;
    },
    remove: ({processId}) => {
      sessions.delete(processId);
    },
    cancel: (processId, secretKey) => {
      const session = sessions.get(processId);
      if (session === undefined || secretKey.length !== keyLength) return;
      if (timingSafeEqual(secretKey, session.secretKey))
        session.interrupt('the client cancelled the statement');
    },
    interruptAll: reason => {
      for (const session of sessions.values()) session.interrupt(reason);
    },
  };
}
