import {at, type Cursor, peek} from './cursor.js';
import {syntaxError} from './syntax-error.js';

/** Whether an ON CONFLICT comes next, where the ON of a join can stand. */
export function startsConflict(cursor: Cursor): boolean {
  return at(cursor, 'ON', 'CONFLICT') && peek(cursor, afterColumns(cursor)).key === 'DO';
}

/**
 * Refuses that ON CONFLICT, as SQLite does, which reads `ON CONFLICT (a)` there as a join's condition and fails at DO (its
 * page "UPSERT", 2.2).
 */
export function refuseConflictAfterTable(cursor: Cursor): never {
  throw syntaxError(
    cursor.source,
    'ON after a table is that of a join, not of ON CONFLICT',
    {start: peek(cursor).start, end: peek(cursor, 1).end},
    'In an INSERT the SELECT before ON CONFLICT needs a WHERE: WHERE true takes all rows.',
  );
}

/** How far ahead what follows CONFLICT and the parentheses after it is. */
function afterColumns(cursor: Cursor): number {
  let ahead = 2;
  let open = 0;
  do {
    const {key, type} = peek(cursor, ahead);
    if (type === 'end') return ahead;
    if (key === '(') open += 1;
    else if (key === ')') open -= 1;
    else if (open === 0) return ahead;
    ahead += 1;
  } while (open > 0);
  return ahead;
}
