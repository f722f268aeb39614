import {accept, at, type Cursor, expect, expected, peek, rangeFrom, take} from './cursor.js';
import {startsExpectation} from './expectation.js';
import {readName} from './name.js';
import type {Expression, Query} from './query.js';
import {readSubquery} from './subquery.js';
import {syntaxError} from './syntax-error.js';
import type {ExecCall} from './table.js';

type Argument = ExecCall['arguments'][number];

const shape = 'The form is EXEC name @parameter = value, … [@@json = value] [FOR EACH (SELECT …)].';

/** `EXEC name [@a = 1, …] [@@json = …] [FOR EACH (query)]`: the parts after the name in any order. */
export function readExecCall(cursor: Cursor): ExecCall {
  const {start} = expect(cursor, 'EXEC');
  const method = readName(cursor, "a method's name after EXEC", 4);
  const values: Argument[] = [];
  let json: Expression | undefined;
  let forEach: Query | undefined;
  let last: 'name' | 'argument' | 'other' = 'name';
  for (;;) {
    const comma = last !== 'name' && accept(cursor, ',');
    if (startsArgument(cursor)) {
      if (last === 'argument' && !comma) throw expected(cursor, 'a comma before the next argument');
      values.push(readArgument(cursor));
      last = 'argument';
    } else if (peek(cursor).type === 'json') {
      if (json !== undefined) throw givenTwice(cursor, '@@json');
      json = readJson(cursor);
      last = 'other';
    } else if (at(cursor, 'FOR', 'EACH')) {
      if (forEach !== undefined) throw givenTwice(cursor, 'FOR EACH');
      forEach = readForEach(cursor);
      last = 'other';
    } else if (comma || !endsCall(cursor)) {
      throw expected(
        cursor,
        last === 'argument' ? 'a comma or the end of EXEC' : '@parameter = value',
        shape,
      );
    } else {
      return {method, arguments: values, json, forEach, range: rangeFrom(cursor, start)};
    }
  }
}

function endsCall(cursor: Cursor): boolean {
  return peek(cursor).type === 'end' || at(cursor, ';') || at(cursor, ')') || startsExpectation(cursor);
}

// `@name` is a parameter of the statement in a value, and an argument's name before one.
function startsArgument(cursor: Cursor): boolean {
  const token = peek(cursor);
  return token.type === 'parameter' && cursor.source.charAt(token.start) === '@';
}

function readArgument(cursor: Cursor): Argument {
  const token = take(cursor);
  expect(cursor, '=', shape);
  const range = {start: token.start + 1, end: token.end};
  const name = {name: token.value, quoted: false, range};
  return {name, value: cursor.grammar.readExpression(cursor)};
}

function readJson(cursor: Cursor): Expression {
  const token = take(cursor);
  if (token.value.toLowerCase() !== 'json') {
    throw syntaxError(
      cursor.source,
      `there is no @@${token.value}`,
      token,
      "A request's whole body is @@json.",
    );
  }
  expect(cursor, '=', shape);
  return cursor.grammar.readExpression(cursor);
}

function readForEach(cursor: Cursor): Query {
  take(cursor);
  take(cursor);
  return readSubquery(cursor);
}

function givenTwice(cursor: Cursor, what: string): Error {
  return syntaxError(cursor.source, `${what} is given twice`, peek(cursor));
}
