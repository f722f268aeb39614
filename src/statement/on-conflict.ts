import {readAssignments} from './assignment.js';
import {accept, at, type Cursor, expect, expected, peek, rangeFrom, take} from './cursor.js';
import type {Identifier, Range} from './query.js';
import {readWhere} from './select-core.js';
import type {Conflict} from './statement.js';
import {syntaxError, unsupported} from './syntax-error.js';
import {readColumnNames} from './with.js';

const shape = 'The form is ON CONFLICT (column) DO NOTHING, or ON CONFLICT (column) DO UPDATE SET ….';

/** `ON CONFLICT (column, …) DO NOTHING | DO UPDATE SET … [WHERE …]`, or nothing. */
export function readOnConflict(cursor: Cursor): Conflict | undefined {
  if (!at(cursor, 'ON')) return undefined;
  const {start} = take(cursor);
  expect(cursor, 'CONFLICT', shape);
  const target = readTarget(cursor);
  expect(cursor, 'DO', shape);
  const conflict = readAction(cursor, target, start);
  if (at(cursor, 'ON', 'CONFLICT')) {
    throw refuse(
      cursor,
      'a second ON CONFLICT is not supported',
      'A statement has one; leave the other out.',
    );
  }
  return conflict;
}

function readTarget(cursor: Cursor): readonly Identifier[] {
  if (!at(cursor, '(')) {
    const hint = 'Name the columns that tell whether a row is there, as in ON CONFLICT (label) DO NOTHING.';
    if (at(cursor, 'DO') || at(cursor, 'ON', 'CONSTRAINT')) {
      throw refuse(cursor, 'ON CONFLICT without columns is not supported', hint);
    }
    throw expected(cursor, '"(" and columns after ON CONFLICT', hint);
  }
  if (peek(cursor, 2).key === '.') {
    throw syntaxError(
      cursor.source,
      'the columns of ON CONFLICT stand without their table',
      {start: peek(cursor, 1).start, end: peek(cursor, 3).end},
      'They are always of the table that INSERT names.',
    );
  }
  const target = readColumnNames(cursor);
  if (at(cursor, 'WHERE')) {
    const hint = 'A resource has no partial indexes; a WHERE may stand after DO UPDATE SET ….';
    throw refuse(cursor, 'WHERE before DO is not supported', hint);
  }
  return target;
}

function readAction(cursor: Cursor, target: readonly Identifier[], start: number): Conflict {
  if (accept(cursor, 'NOTHING')) return {target, action: 'nothing', range: rangeFrom(cursor, start)};
  if (!accept(cursor, 'UPDATE')) throw expected(cursor, 'NOTHING or UPDATE after DO', shape);
  if (!at(cursor, 'SET'))
    throw expected(cursor, 'SET', 'DO UPDATE changes the row that is there: it names no table.');
  const set = readAssignments(cursor);
  const where = readWhere(cursor);
  return {target, action: 'update', set, where, range: rangeFrom(cursor, start)};
}

function refuse(cursor: Cursor, message: string, hint: string): Error {
  const place: Range = {start: peek(cursor).start, end: peek(cursor).end};
  return unsupported(cursor.source, message, place, hint);
}
