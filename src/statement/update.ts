import {readAssignments} from './assignment.js';
import {accept, at, type Cursor, peek, rangeFrom, take} from './cursor.js';
import {readExpectation} from './expectation.js';
import {readName} from './name.js';
import {readReturning} from './result-column.js';
import {readWhere} from './select-core.js';
import type {UpdateStatement} from './statement.js';
import {unsupported} from './syntax-error.js';

/** `UPDATE r [AS a] SET c = e, … [FROM …] [WHERE …] [RETURNING …] [EXPECT n ROWS]`, and REPLACE in the place of UPDATE. */
export function readUpdate(cursor: Cursor): UpdateStatement {
  const verb = take(cursor);
  const kind = verb.key === 'REPLACE' ? 'replace' : 'update';
  refuseForms(cursor, verb.key);
  const table = readName(cursor, `a table name after ${verb.key}`, 3);
  const alias = cursor.grammar.readAlias(cursor);
  const set = readAssignments(cursor);
  const from = accept(cursor, 'FROM') ? cursor.grammar.readTableExpression(cursor) : undefined;
  const where = readWhere(cursor);
  const returning = readReturning(cursor);
  const expect = readExpectation(cursor);
  const range = rangeFrom(cursor, verb.start);
  return {kind, table, alias, set, from, where, returning, expect, source: cursor.source, range};
}

function refuseForms(cursor: Cursor, verb: string): void {
  if (at(cursor, 'INTO')) {
    const hint = 'INSERT INTO creates a row; REPLACE r SET … WHERE … replaces the rows that are there.';
    throw unsupported(cursor.source, `${verb} INTO is not supported`, peek(cursor), hint);
  }
  if (at(cursor, 'OR')) {
    throw unsupported(cursor.source, `${verb} OR … is not supported`, peek(cursor), 'Leave it out.');
  }
}
