import {at, type Cursor, expect, expected, peek, rangeFrom} from './cursor.js';
import {readExpectation} from './expectation.js';
import {readName} from './name.js';
import {readOnConflict} from './on-conflict.js';
import type {With} from './query.js';
import {readReturning} from './result-column.js';
import type {InsertStatement} from './statement.js';
import {startsQuery} from './subquery.js';
import {unsupported} from './syntax-error.js';
import {readColumnNames, readWith} from './with.js';

/**
 * `INSERT INTO r [(columns)] VALUES … | SELECT … [ON CONFLICT …] [RETURNING …] [EXPECT n ROWS]`. A WITH that
 * stood before INSERT, `outer`, is the query's; only there does a query not cover its `with`.
 */
export function readInsert(cursor: Cursor, outer?: With): InsertStatement {
  const {start} = expect(cursor, 'INSERT');
  if (at(cursor, 'OR')) {
    throw refuse(
      cursor,
      'INSERT OR … is not supported',
      'To change what is there, write UPDATE or REPLACE … SET.',
    );
  }
  expect(cursor, 'INTO', 'Write INSERT INTO r (a, b) VALUES (1, 2).');
  const table = readName(cursor, 'a table name after INSERT INTO', 3);
  if (at(cursor, 'AS')) {
    throw refuse(cursor, 'an alias for the table of INSERT is not supported', 'Leave it out.');
  }
  const columns = at(cursor, '(') && !startsQuery(cursor, 1) ? readColumnNames(cursor) : undefined;
  if (at(cursor, 'DEFAULT')) {
    throw refuse(cursor, 'DEFAULT VALUES is not supported', 'Name the columns and their values.');
  }
  if (!startsQuery(cursor)) throw expected(cursor, 'VALUES or SELECT', queryHint(cursor));
  const place = peek(cursor);
  const inner = readWith(cursor);
  if (inner !== undefined && outer !== undefined) {
    throw unsupported(
      cursor.source,
      'a second WITH is not supported',
      place,
      'Put its tables into the first.',
    );
  }
  const query = cursor.grammar.readQueryAfter(cursor, outer ?? inner, place.start);
  const conflict = readOnConflict(cursor);
  const returning = readReturning(cursor);
  const expectation = readExpectation(cursor);
  const range = rangeFrom(cursor, outer?.range.start ?? start);
  return {
    kind: 'insert',
    table,
    columns,
    query,
    conflict,
    returning,
    expect: expectation,
    source: cursor.source,
    range,
  };
}

function queryHint(cursor: Cursor): string | undefined {
  if (at(cursor, 'SET')) return 'Write INSERT INTO r (a, b) VALUES (1, 2).';
  return at(cursor, '(') ? 'No parentheses stand around the SELECT of INSERT.' : undefined;
}

function refuse(cursor: Cursor, message: string, hint: string): Error {
  return unsupported(cursor.source, message, peek(cursor), hint);
}
