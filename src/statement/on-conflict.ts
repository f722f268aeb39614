import {at, type Cursor, peek} from './cursor.js';
import {unsupported} from './syntax-error.js';

/** Refuses the ON CONFLICT of an upsert, which may follow a table as a join's ON does. */
export function refuseOnConflict(cursor: Cursor): void {
  const upsert = at(cursor, 'ON', 'CONFLICT', '(') || at(cursor, 'ON', 'CONFLICT', 'DO');
  if (!upsert) return;
  const range = {start: peek(cursor).start, end: peek(cursor, 1).end};
  throw unsupported(
    cursor.source,
    'ON CONFLICT is not supported yet',
    range,
    'Look the rows up first, with SELECT.',
  );
}
