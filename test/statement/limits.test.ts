import test from 'ava';
import type {RowgateError} from '../../src/errors.js';
import {walkTree} from '../../src/statement/children.js';
import {parseExpression, parseStatements} from '../../src/statement/parse-statements.js';

test('chains and lists of any length are read', t => {
  const count = 10_000;
  let columns = 0;
  walkTree(parseExpression(Array(count).fill('a').join(' AND ')), node => {
    if (node.kind === 'column') columns += 1;
    return true;
  });
  t.is(columns, count);
  const list = parseExpression(`a IN (${Array(count).fill("'x'").join(',')})`);
  t.is(list.kind === 'in' && list.set.kind === 'list' && list.set.items.length, count);
  t.is(parseStatements(`SELECT * FROM a${' JOIN b'.repeat(count)}`).length, 1);
  t.is(parseStatements(`SELECT 1${' UNION SELECT 1'.repeat(count)}`).length, 1);
  t.is(parseStatements(`INSERT INTO r VALUES (1)${', (1)'.repeat(count)}`).length, 1);
  t.is(parseStatements('SELECT 1;'.repeat(count)).length, count);
});

const nests: readonly (readonly [before: string, inner: string, after: string, levels: number])[] = [
  ['(', '1', ')', 1],
  ['- ', '1', '', 1],
  ['NOT ', '1', '', 1],
  ['f(1, ', '1', ')', 1],
  ['CASE WHEN 1 THEN ', '1', ' END', 1],
  ['1 BETWEEN 2 AND (', '1', ')', 2],
  ['1 OR 1 AND 1 = 1 < 1 & 1 + 1 * 1 || (', '1', ')', 9],
  ['f() OVER (PARTITION BY ', '1', ')', 2],
  ['(SELECT ', '1', ')', 3],
  ['1 IN (SELECT 1 FROM (SELECT ', '1', '))', 8],
];

for (const [before, inner, after, levels] of nests) {
  test(`${before}…${after} is read to a depth of about 1000, and refused beyond`, t => {
    const nest = (depth: number) => before.repeat(depth) + inner + after.repeat(depth);
    t.notThrows(() => parseExpression(nest(Math.floor(990 / levels))));
    for (const depth of [1001, 20_000]) {
      const error = t.throws<RowgateError>(() => parseExpression(nest(depth)));
      t.is(error?.message, 'the statement is nested more than 1000 deep');
      t.is(error?.code, 'syntax');
    }
  });
}

test('tables and common tables may not be nested without end either', t => {
  const message = 'the statement is nested more than 1000 deep';
  const nest = (before: string, inner: string, after: string, depth: number) =>
    before.repeat(depth) + inner + after.repeat(depth);
  t.notThrows(() => parseStatements(`SELECT * FROM ${nest('(', 't', ')', 900)}`));
  t.throws(() => parseStatements(`SELECT * FROM ${nest('(', 't', ')', 5000)}`), {message});
  t.throws(() => parseStatements(nest('WITH x AS (', 'SELECT 1', ') SELECT 1', 5000)), {message});
  t.throws(() => parseStatements(`SELECT * FROM ${nest('(SELECT * FROM ', 't', ')', 5000)}`), {message});
});

test('what is nested may stand after any number of queries', t => {
  const queries = '(SELECT 1), '.repeat(3000);
  const message = 'the statement is nested more than 1000 deep';
  t.notThrows(() => parseStatements(`SELECT ${queries}${'('.repeat(900)}1${')'.repeat(900)}`));
  t.throws(() => parseStatements(`SELECT ${queries}${'('.repeat(1001)}1${')'.repeat(1001)}`), {message});
});
