import {RowgateError} from '../../errors.js';
import type {Answer} from '../answer/answerer.js';
import {malformed} from '../protocol/byte-reader.js';
import type {BindMessage, Format, ParseMessage} from '../protocol/frontend-message.js';
import {splitStatements} from '../statement/split-statements.js';
import {complete} from './complete.js';
import {placeNotice} from './describe-error.js';
import {createPortal, type Portal} from './portal.js';
import {checkCount, checkName, findStatement} from './prepared-statement.js';
import {reportSettings} from './report-settings.js';
import type {Running} from './running.js';
import type {SessionContext} from './session-context.js';
import {checkTransaction} from './simple-query.js';
import {startPortal} from './start-portal.js';

/*
 * The messages of the extended protocol. Each gives whether it went well; what it throws has not been told to the client
 * yet.
 */

export async function answerParse(message: ParseMessage, context: SessionContext): Promise<boolean> {
  const {connection, session, ask} = context;
  const {name, sql, parameterTypes} = message;
  checkName(session, name);
  const [text, ...others] = splitStatements(sql);
  if (others.length > 0) {
    throw new RowgateError('syntax', 'a prepared statement is one statement', {
      hint: 'Send them one by one, or without parameters.',
    });
  }
  if (text === undefined) session.statements.set(name, {text: undefined, prepared: undefined});
  else {
    try {
      checkTransaction(text, context);
      const prepared = await ask(text, parameterTypes, session);
      if (prepared.kind === 'failure') {
        context.failWith(placeNotice(prepared.notice, text));
        return false;
      }
      session.statements.set(name, {text, prepared});
    } catch (error) {
      context.fail(error, text);
      return false;
    }
  }
  connection.send({kind: 'parse-complete'});
  return true;
}

export function answerBind(message: BindMessage, context: SessionContext): boolean {
  const {connection, session} = context;
  const {text, prepared} = findStatement(context.session, message.statement);
  if (text !== undefined) checkTransaction(text, context);
  const {portal: name, parameters, parameterFormats, resultFormats} = message;
  const wanted = prepared?.parameterTypes.length ?? 0;
  if (parameters.length !== wanted) {
    throw malformed(`it has ${parameters.length} parameters, and the statement ${wanted}`);
  }
  const formats = spread(parameterFormats, wanted);
  if (name !== '' && session.portals.has(name)) {
    throw new RowgateError('known_cursor', `there is a cursor "${name}" already`);
  }
  checkCount(session.portals, session.openItems, 'cursors');
  session.portals.get(name)?.release();
  const values = parameters.map((bytes, index) => ({bytes, format: formats[index] ?? 'text'}));
  const columns = prepared?.columns?.length ?? 0;
  session.portals.set(name, createPortal(text, prepared, values, {formats: spread(resultFormats, columns)}));
  connection.send({kind: 'bind-complete'});
  return true;
}

export function answerDescribe(what: 'statement' | 'portal', name: string, context: SessionContext): boolean {
  const {connection} = context;
  const portal = what === 'portal' ? findPortal(context, name) : undefined;
  const {prepared} = portal ?? findStatement(context.session, name);
  if (what === 'statement') {
    connection.send({kind: 'parameter-description', types: prepared?.parameterTypes ?? []});
  }
  const {columns} = prepared ?? {};
  if (columns === undefined) connection.send({kind: 'no-data'});
  else {
    const fields = columns.map((column, index) => ({
      ...column,
      format: portal?.formats?.[index] ?? ('text' as const),
    }));
    connection.send({kind: 'row-description', fields});
  }
  return true;
}

export async function answerExecute(
  name: string,
  maxRows: number,
  context: SessionContext,
): Promise<boolean> {
  const {connection, session} = context;
  const portal = findPortal(context, name);
  const {text, prepared} = portal;
  if (text === undefined || prepared === undefined) {
    connection.send({kind: 'empty-query'});
    return true;
  }
  checkTransaction(text, context);
  if (portal.answer !== undefined && (prepared.columns === undefined || portal.answer.kind === 'copy')) {
    throw new RowgateError('not_startable', 'this statement has been run already');
  }
  const before = session.settings;
  const work = async (running: Running): Promise<boolean> => {
    const formats = portal.formats ?? prepared.columns?.map((): Format => 'text') ?? [];
    const {failure, notices} = await startPortal(portal, {...running, formats}, session);
    reportSettings(connection, before, session.settings);
    for (const notice of notices) connection.send({kind: 'notice', notice});
    if (failure !== undefined) {
      context.failWith(placeNotice(failure.notice, text));
      return false;
    }
    if (portal.answer === undefined) return true;
    checkFormats(portal.answer, formats);
    const most = maxRows === 0 ? Number.POSITIVE_INFINITY : maxRows;
    if (await complete(connection, portal.answer, most, running)) portal.release();
    return true;
  };
  try {
    return await context.run(work);
  } catch (error) {
    context.fail(error, text);
    return false;
  }
}

export function answerClose(what: 'statement' | 'portal', name: string, context: SessionContext): boolean {
  const {connection, session} = context;
  if (what === 'statement') session.statements.delete(name);
  else {
    session.portals.get(name)?.release();
    session.portals.delete(name);
  }
  connection.send({kind: 'close-complete'});
  return true;
}

function findPortal({session}: SessionContext, name: string): Portal {
  const portal = session.portals.get(name);
  if (portal !== undefined) return portal;
  throw new RowgateError('unknown_cursor', `there is no cursor "${name}"`);
}

/** @throws RowgateError where a client would take bytes for what they are not. */
function checkFormats(answer: Answer, wanted: readonly Format[]): void {
  if (answer.kind !== 'rows' || answer.formats === undefined) return;
  if (answer.formats.every((format, index) => format === wanted[index])) return;
  throw new RowgateError('unsupported', 'a cursor is read in one format from its first FETCH on');
}

/** One format for each: none given means text, one given means that for all. */
function spread(formats: readonly Format[], count: number): readonly Format[] {
  if (formats.length > 1 && formats.length !== count) {
    throw malformed(`it has ${formats.length} formats for ${count} values`);
  }
  const [only = 'text'] = formats;
  return formats.length > 1 ? formats : Array.from({length: count}, () => only);
}
