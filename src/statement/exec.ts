import {type Cursor, rangeFrom} from './cursor.js';
import {readExecCall} from './exec-call.js';
import {readExpectation} from './expectation.js';
import type {ExecStatement} from './statement.js';

/** `EXEC … [EXPECT n ROWS]` as a statement of its own. */
export function readExec(cursor: Cursor): ExecStatement {
  const call = readExecCall(cursor);
  const expect = readExpectation(cursor);
  return {kind: 'exec', call, expect, source: cursor.source, range: rangeFrom(cursor, call.range.start)};
}
