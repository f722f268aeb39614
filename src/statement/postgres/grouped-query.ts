import {type Cursor, peek} from '../cursor.js';
import {startsQuery} from '../subquery.js';

const goOn = new Set(['UNION', 'INTERSECT', 'EXCEPT', 'ORDER', 'LIMIT', 'OFFSET', 'FETCH']);

/**
 * Whether the parenthesis that comes next opens a query whose first part is in parentheses: `((SELECT …) UNION …)`, and
 * not a value `((SELECT …) + 1)` or a table `((SELECT …) AS a JOIN …)`. `((SELECT …))` could be either.
 */
export function startsGroupedQuery(cursor: Cursor): 'yes' | 'either' | 'no' {
  let level = 0;
  while (peek(cursor, level).key === '(') level += 1;
  if (level < 2 || !startsQuery(cursor, level)) return 'no';
  let ahead = findClose(cursor, level);
  for (level -= 1; level > 0; level -= 1) {
    const {key} = peek(cursor, ahead);
    if (goOn.has(key)) return 'yes';
    if (key !== ')') return 'no';
    ahead += 1;
  }
  return 'either';
}

/** Behind the parenthesis that closes the one just before `ahead`. */
function findClose(cursor: Cursor, ahead: number): number {
  let place = ahead;
  for (let depth = 1; depth > 0 && peek(cursor, place).type !== 'end'; place += 1) {
    const {key} = peek(cursor, place);
    depth += key === '(' ? 1 : key === ')' ? -1 : 0;
  }
  return place;
}
