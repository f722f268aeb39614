import {
  accept,
  type Cursor,
  enter,
  expect,
  expectClose,
  expected,
  leave,
  peek,
  rangeFrom,
  readList,
} from './cursor.js';
import {isIdentifier} from './keyword.js';
import {readIdentifier} from './name.js';
import {readOrderBy} from './ordering.js';
import type {Expression, SelectCore, WindowDefinition} from './query.js';

const definitionWords = new Set(['PARTITION', 'ORDER', 'ROWS', 'RANGE', 'GROUPS']);

/** `WINDOW name AS (…), …`, or nothing. */
export function readWindows(cursor: Cursor): SelectCore['windows'] {
  if (!accept(cursor, 'WINDOW')) return [];
  return readList(cursor, () => {
    const name = readIdentifier(cursor, "a window's name");
    expect(cursor, 'AS');
    return {name, definition: readWindowDefinition(cursor)};
  });
}

/** `([base] [PARTITION BY …] [ORDER BY …] [frame])`; the range includes the parentheses. */
export function readWindowDefinition(cursor: Cursor): WindowDefinition {
  enter(cursor);
  const open = expect(cursor, '(');
  const next = peek(cursor);
  const named = isIdentifier(next) && !definitionWords.has(next.key);
  const base = named ? readIdentifier(cursor, "a window's name") : undefined;
  const partitionBy = readPartitionBy(cursor);
  const orderBy = readOrderBy(cursor);
  const frame = readFrame(cursor);
  expectClose(cursor, open);
  leave(cursor);
  return {kind: 'window', base, partitionBy, orderBy, frame, range: rangeFrom(cursor, open.start)};
}

function readPartitionBy(cursor: Cursor): readonly Expression[] {
  if (!accept(cursor, 'PARTITION')) return [];
  expect(cursor, 'BY');
  return readList(cursor, cursor.grammar.readExpression);
}

function readFrame(cursor: Cursor): readonly Expression[] {
  if (!accept(cursor, 'ROWS') && !accept(cursor, 'RANGE') && !accept(cursor, 'GROUPS')) return [];
  const bounds: (Expression | undefined)[] = [];
  const isBetween = accept(cursor, 'BETWEEN');
  bounds.push(readBound(cursor, 'PRECEDING'));
  if (isBetween) {
    expect(cursor, 'AND');
    bounds.push(readBound(cursor, 'FOLLOWING'));
  }
  if (accept(cursor, 'EXCLUDE')) readExclusion(cursor);
  return bounds.filter(bound => bound !== undefined);
}

/** One end of a frame, of which only `side` may be unbounded. */
function readBound(cursor: Cursor, side: 'PRECEDING' | 'FOLLOWING'): Expression | undefined {
  if (accept(cursor, 'CURRENT', 'ROW')) return undefined;
  if (accept(cursor, 'UNBOUNDED')) {
    expect(cursor, side);
    return undefined;
  }
  const bound = cursor.grammar.readExpression(cursor);
  if (!accept(cursor, 'PRECEDING') && !accept(cursor, 'FOLLOWING')) {
    throw expected(cursor, 'PRECEDING or FOLLOWING');
  }
  return bound;
}

function readExclusion(cursor: Cursor): void {
  const done =
    accept(cursor, 'NO', 'OTHERS') ||
    accept(cursor, 'CURRENT', 'ROW') ||
    accept(cursor, 'GROUP') ||
    accept(cursor, 'TIES');
  if (!done) throw expected(cursor, 'NO OTHERS, CURRENT ROW, GROUP or TIES');
}
