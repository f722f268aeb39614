import {accept, type Cursor, describeToken, expected, peek, rangeFrom, take} from './cursor.js';
import {startsExpectation} from './expectation.js';
import {isBareAlias, isIdentifier, isNamePart, reservedWords} from './keyword.js';
import type {Identifier, Name} from './query.js';
import {syntaxError} from './syntax-error.js';
import type {Token} from './token.js';

export function toIdentifier(token: Token): Identifier {
  return {
    name: token.value,
    quoted: token.type !== 'word',
    range: {start: token.start, end: token.end},
  };
}

/** One identifier; `what` is what the message says was expected. */
export function readIdentifier(cursor: Cursor, what: string): Identifier {
  const token = peek(cursor);
  if (isIdentifier(token)) return toIdentifier(take(cursor));
  throw expected(cursor, what, reservedHint(token, peek(cursor, 1)));
}

// A reserved word that something follows as it would follow a name was meant as one; FROM, WHERE and the like rather not.
function reservedHint(token: Token, next: Token): string | undefined {
  if (!reservedWords.has(token.key)) return undefined;
  const asName = next.type === 'end' || ['.', ',', ')', '=', ';', 'FROM', 'SET', 'AS'].includes(next.key);
  return asName ? `${token.key} is a reserved word; as a name it stands in double quotes.` : undefined;
}

/** `first` and the identifiers after its dots, where a reserved word is a name too; before `.*` it ends. */
export function readRestOfName(cursor: Cursor, first: Identifier, longest: number): Identifier[] {
  const parts = [first];
  while (peek(cursor).key === '.' && peek(cursor, 1).key !== '*') {
    if (parts.length === longest) {
      const found = describeToken(cursor.source, peek(cursor, 1));
      const name = parts.map(part => part.name).join('.');
      throw syntaxError(
        cursor.source,
        `the name ${name} goes on with ${found}`,
        peek(cursor),
        partsHint(longest),
      );
    }
    take(cursor);
    if (!isNamePart(peek(cursor))) throw expected(cursor, 'a name after "."');
    parts.push(toIdentifier(take(cursor)));
  }
  return parts;
}

function partsHint(longest: number): string {
  return longest === 3
    ? 'A resource is provider.service.resource; a fourth part is a method, which EXEC calls.'
    : 'A name has four parts at most: provider.service.resource, and a method or a column.';
}

/** A name of one to `longest` parts. */
export function readName(cursor: Cursor, what: string, longest: 3 | 4): Name {
  const first = readIdentifier(cursor, what);
  const parts = readRestOfName(cursor, first, longest);
  return {parts, range: rangeFrom(cursor, first.range.start)};
}

/** `AS name`, or a name alone, if it comes next. */
export function readAlias(cursor: Cursor): Identifier | undefined {
  if (accept(cursor, 'AS')) return readIdentifier(cursor, 'a name after AS');
  if (!isBareAlias(peek(cursor)) || startsWindowClause(cursor) || startsExpectation(cursor)) return undefined;
  return toIdentifier(take(cursor));
}

/** SQLite takes WINDOW as a keyword only before `name AS`. */
export function startsWindowClause(cursor: Cursor): boolean {
  return peek(cursor).key === 'WINDOW' && isIdentifier(peek(cursor, 1)) && peek(cursor, 2).key === 'AS';
}
