import {refuseConflictAfterTable, startsConflict} from './conflict-after-table.js';
import {accept, at, type Cursor, expected, peek, rangeFrom, take} from './cursor.js';
import {joinWords} from './keyword.js';
import type {Expression, Identifier} from './query.js';
import {syntaxError} from './syntax-error.js';
import type {Join, TableExpression} from './table.js';
import {readColumnNames} from './with.js';

type Operator = Pick<Join, 'type' | 'natural'>;
type Constraint = Pick<Join, 'on' | 'using'>;

export interface JoinRules {
  /** A comma joins tables too, and is not left to the caller. */
  readonly takesComma: boolean;
  /** An ON CONFLICT behind a table ends the tables; else it is refused, as SQLite does. */
  readonly endsAtConflict: boolean;
}

const ownRules: JoinRules = {takesComma: true, endsAtConflict: false};

/** Reads one table after the other with `readItem`, joined from the left. */
export function readJoins(
  cursor: Cursor,
  readItem: (cursor: Cursor) => TableExpression,
  {takesComma, endsAtConflict}: JoinRules = ownRules,
): TableExpression {
  const {start} = peek(cursor);
  const isEnd = () => startsConflict(cursor) && (endsAtConflict || refuseConflictAfterTable(cursor));
  let left = readItem(cursor);
  if (isEnd()) return left;
  for (;;) {
    const place = peek(cursor);
    if (!takesComma && place.key === ',') return left;
    const operator = readOperator(cursor);
    if (operator === undefined) return left;
    const right = readItem(cursor);
    const constraint = isEnd() ? {on: undefined, using: undefined} : readConstraint(cursor);
    if (operator.natural && right.kind !== 'group' && (constraint.on ?? constraint.using) !== undefined) {
      throw syntaxError(cursor.source, 'a NATURAL join takes neither ON nor USING', place);
    }
    left = {kind: 'join', left, right, ...operator, ...constraint, range: rangeFrom(cursor, start)};
  }
}

// SQLite takes one to three of its words in any order; LEFT RIGHT is FULL.
function readOperator(cursor: Cursor): Operator | undefined {
  if (accept(cursor, ',') || accept(cursor, 'JOIN')) return {type: 'inner', natural: false};
  const first = peek(cursor);
  const words = new Set<string>();
  for (let count = 0; count < 3 && joinWords.has(peek(cursor).key); count += 1) words.add(take(cursor).key);
  if (words.size === 0) return undefined;
  if (!accept(cursor, 'JOIN')) throw expected(cursor, 'JOIN');
  const has = (word: string) => words.has(word);
  const left = has('LEFT') || has('FULL');
  const right = has('RIGHT') || has('FULL');
  const outer = left || right;
  if (outer ? has('INNER') || has('CROSS') : has('OUTER')) {
    const text = [...words].join(' ');
    throw syntaxError(
      cursor.source,
      `there is no ${text} JOIN`,
      first,
      'There are INNER, CROSS, LEFT, RIGHT and FULL.',
    );
  }
  const type = left && right ? 'full' : left ? 'left' : right ? 'right' : 'inner';
  return {type, natural: has('NATURAL')};
}

function readConstraint(cursor: Cursor): Constraint {
  return {on: readOn(cursor), using: readUsing(cursor)};
}

function readOn(cursor: Cursor): Expression | undefined {
  return accept(cursor, 'ON') ? cursor.grammar.readExpression(cursor) : undefined;
}

function readUsing(cursor: Cursor): readonly Identifier[] | undefined {
  if (!accept(cursor, 'USING')) return undefined;
  if (!at(cursor, '(')) throw expected(cursor, '"(" and columns after USING');
  return readColumnNames(cursor);
}
