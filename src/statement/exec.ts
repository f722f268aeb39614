import type {Cursor} from './cursor.js';
import {readExecCall} from './exec-call.js';
import type {ExecStatement} from './statement.js';

/** `EXEC …` as a statement of its own. */
export function readExec(cursor: Cursor): ExecStatement {
  const call = readExecCall(cursor);
  return {kind: 'exec', call, source: cursor.source, range: call.range};
}
