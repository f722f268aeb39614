import type {ExecutionContext} from 'ava';
import {parseStatements} from '../../src/statement/parse-statements.js';
import {outline} from './outline.js';

/** Asserts that a text is one statement, and the outline of its tree. */
export function isStatement(t: ExecutionContext, sql: string, expected: unknown): void {
  const statements = parseStatements(sql);
  t.is(statements.length, 1, sql);
  t.is(statements[0]?.source, sql);
  t.deepEqual(outline(statements[0]), expected, sql);
}
