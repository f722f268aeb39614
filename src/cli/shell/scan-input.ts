import {match} from '../../statement/lexeme.js';
import {findCommentEnd, findQuotedEnd} from '../../statement/quoted.js';

/** A part of a text as it is typed: whatever stands there, nothing of it is an error. */
export interface Piece {
  readonly kind: 'blank' | 'comment' | 'string' | 'quoted' | 'number' | 'word' | 'parameter' | 'symbol';
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Its closing quote or mark is yet to come. */
  readonly isOpen: boolean;
}

const blank = /\s+/y;
const word = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const number = /(?:\d[\w.]*|\.\d\w*)/y;
const parameter = /\?\d*|@@?\w*|[$:][\w$\u0080-\uffff]+/y;

/** The pieces that make a text, by the same rules as the tokenizer's where something is in quotes or a comment. */
export function scanInput(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let offset = 0;
  const add = (kind: Piece['kind'], end: number, isOpen = false) => {
    pieces.push({kind, start: offset, end, isOpen});
    offset = end;
  };
  const addClosed = (kind: Piece['kind'], findEnd: () => number) => {
    try {
      add(kind, findEnd());
    } catch {
      add(kind, text.length, true);
    }
  };
  while (offset < text.length) {
    const start = offset;
    const character = text.charAt(start);
    if (/\s/.test(character)) add('blank', endOf(blank));
    else if (text.startsWith('--', start)) add('comment', findCommentEnd(text, start));
    else if (text.startsWith('/*', start)) addClosed('comment', () => findCommentEnd(text, start));
    else if (character === "'") addClosed('string', () => findQuotedEnd(text, start).end);
    else if (/["`[]/.test(character)) addClosed('quoted', () => findQuotedEnd(text, start).end);
    else if (endOf(word) > start) add('word', endOf(word));
    else if (endOf(number) > start) add('number', endOf(number));
    else if (endOf(parameter) > start) add('parameter', endOf(parameter));
    else add('symbol', start + 1);
  }
  return pieces;

  function endOf(pattern: RegExp): number {
    return offset + (match(pattern, text, offset)?.[0].length ?? 0);
  }
}
