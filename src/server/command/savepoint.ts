import {RowgateError} from '../../errors.js';
import {answerNothing} from '../answer/answerer.js';
import type {Savepoint, Session, Transaction} from '../session/session.js';
import type {TokenReader} from '../statement/token-reader.js';
import {type Command, createAction} from './command.js';

/** `SAVEPOINT name`. */
export const savepoint: Command = ({reader, session}) => {
  const name = reader.name();
  reader.end();
  return createAction(async () => {
    const transaction = requireTransaction(session, 'SAVEPOINT');
    if (transaction.savepoints.length >= session.openItems) {
      throw new RowgateError('too_large', `a transaction has ${session.openItems} savepoints at most`);
    }
    transaction.savepoints.push({name, restore: markPlace(session, transaction)});
    return answerNothing('SAVEPOINT');
  });
};

/** `RELEASE [SAVEPOINT] name`: it is forgotten, and what came after it stays. */
export const release: Command = ({reader, session}) => {
  const name = readName(reader);
  return createAction(async () => {
    const {savepoints} = requireTransaction(session, 'RELEASE');
    savepoints.splice(savepoints.indexOf(findSavepoint(savepoints, name)));
    return answerNothing('RELEASE');
  });
};

/** What follows `ROLLBACK TO`: what came after the savepoint is left, an error too. */
export const rollbackTo: Command = ({reader, session}) => {
  const name = readName(reader);
  return createAction(async () => {
    const transaction = requireTransaction(session, 'ROLLBACK TO');
    const {savepoints} = transaction;
    const found = findSavepoint(savepoints, name);
    savepoints.splice(savepoints.indexOf(found) + 1);
    found.restore();
    transaction.hasFailed = false;
    return answerNothing('ROLLBACK');
  });
};

function markPlace(session: Session, transaction: Transaction): () => void {
  const {settings} = session;
  const {work, afterCommit} = transaction;
  const open = new Set(session.portals.values());
  const leave = work?.mark();
  return () => {
    session.settings = settings;
    transaction.afterCommit = afterCommit;
    // Whoever lets go of a transaction of the engine changes nothing.
    if (leave === undefined) transaction.work = undefined;
    else leave();
    for (const [name, portal] of session.portals) {
      if (open.has(portal)) continue;
      portal.release();
      session.portals.delete(name);
    }
  };
}

function readName(reader: TokenReader): string {
  reader.accept('SAVEPOINT');
  const name = reader.name();
  reader.end();
  return name;
}

function requireTransaction({transaction}: Session, what: string): Transaction {
  if (transaction !== undefined) return transaction;
  throw new RowgateError('no_transaction', `${what} needs a transaction`, {hint: 'Begin with BEGIN.'});
}

function findSavepoint(savepoints: readonly Savepoint[], name: string): Savepoint {
  const found = savepoints.findLast(each => each.name === name);
  if (found !== undefined) return found;
  throw new RowgateError('unknown_savepoint', `there is no savepoint "${name}"`);
}
