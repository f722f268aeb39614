import {PGlite} from '@electric-sql/pglite';
import test from 'ava';
import fc from 'fast-check';
import {RowgateError} from '../../../src/errors.js';
import {parsePostgres} from '../../../src/statement/postgres/parse-postgres.js';
import {tokenizePostgres} from '../../../src/statement/postgres/tokenize-postgres.js';
import {parenthesise} from '../../statement/parenthesise.js';
import {canonical, printValue, tables} from './postgres-text.js';
import {questions} from './questions.js';
import {expressions} from './random-expressions.js';
import {operators} from './random-operators.js';
import {query} from './random-queries.js';
import {now, runTranslated} from './run-translated.js';

/** Every value as the text that Postgres prints. */
const parsers = Object.fromEntries(
  [16, 17, 20, 21, 23, 25, 114, 700, 701, 705, 1043, 1082, 1083, 1114, 1184, 1186, 1700, 2950, 3802].map(
    type => [type, (value: string) => value],
  ),
);

const postgres = await PGlite.create();
await postgres.exec(tables);
test.after.always(() => postgres.close());

type Answer = {readonly rows: readonly (readonly (string | null)[])[]} | {readonly error: string};

async function askPostgres(sql: string): Promise<Answer> {
  const instant = `timestamptz '${now.toISOString()}'`;
  const pinned = sql
    .replaceAll(/\bnow\(\)|\bcurrent_timestamp\b/gi, instant)
    .replaceAll(/\bcurrent_date\b/gi, `date '${now.toISOString().slice(0, 10)}'`);
  try {
    const {rows} = await postgres.query<(string | null)[]>(pinned, [], {rowMode: 'array', parsers});
    return {rows};
  } catch (error) {
    return {error: String(error)};
  }
}

async function askHere(sql: string): Promise<Answer & {readonly types?: readonly (string | undefined)[]}> {
  try {
    const {rows, translation} = await runTranslated(sql);
    const types = translation.columns?.map(column => column.type) ?? [];
    return {rows: rows.map(row => row.map((value, index) => printValue(value, types[index]))), types};
  } catch (error) {
    if (error instanceof RowgateError) return {error: `${error.code}: ${error.message}`};
    throw error;
  }
}

/** A value in the form by which equal ones are equal: JSON, and numbers, which Postgres may print with more zeros. */
function normal(value: string | null, type: string | undefined): string | null {
  if (value === null) return null;
  if (type === 'json' || type === 'jsonb') return canonical(value);
  return /^float|^numeric/.test(type ?? '') ? String(Number(Number(value).toPrecision(12)) + 0) : value;
}

/** What Postgres refuses for reasons of its own, and is harmless. */
const pedantries =
  /non-integer constant in ORDER BY|is not in select list|polymorphic type|out of range|cannot be matched/;

/** The order of rows counts where the query itself says it. */
function isOrdered(sql: string): boolean {
  let outer = sql;
  for (let before = ''; before !== outer; ) {
    before = outer;
    outer = outer.replaceAll(/'[^']*'|\([^()']*\)/g, '');
  }
  return /ORDER BY/i.test(outer);
}

/** The difference between the two answers to a question, or undefined where there is none. */
async function findDifference(sql: string): Promise<object | undefined> {
  const [theirs, ours] = [await askPostgres(sql), await askHere(sql)];
  if ('error' in theirs) {
    return 'error' in ours || pedantries.test(theirs.error) ? undefined : {sql, theirs, ours: ours.rows};
  }
  // Which parts of a condition are reckoned at all is each database's own affair.
  if ('error' in ours) return /out of range/.test(ours.error) ? undefined : {sql, theirs: theirs.rows, ours};
  const texts = ({rows}: {rows: readonly (readonly (string | null)[])[]}) => {
    const each = rows.map(row =>
      JSON.stringify(row.map((value, index) => normal(value, ours.types?.[index]))),
    );
    return isOrdered(sql) ? each : each.sort();
  };
  const [expected, found] = [texts(theirs), texts(ours)];
  return JSON.stringify(expected) === JSON.stringify(found) ? undefined : {sql, expected, found};
}

test.serial('questions have the answers that Postgres gives', async t => {
  for (const question of questions) t.is(await findDifference(question), undefined);
});

test.serial('an expression means what it means to Postgres', async t => {
  const any = fc.oneof(...Object.values(expressions));
  await fc.assert(
    fc.asyncProperty(any, async expression => {
      t.is(await findDifference(`SELECT ${expression} FROM store.things ORDER BY id`), undefined);
    }),
    {numRuns: 200},
  );
});

test.serial('a query means what it means to Postgres', async t => {
  await fc.assert(
    fc.asyncProperty(query, async sql => {
      t.is(await findDifference(sql), undefined);
    }),
    {numRuns: 200},
  );
});

/** What Postgres makes of an expression, with all parentheses, or undefined where it refuses it. */
async function readBack(expression: string): Promise<string | undefined> {
  try {
    await postgres.exec(`CREATE OR REPLACE TEMP VIEW v AS SELECT (${expression})::text FROM store.things`);
    const {rows} = await postgres.query<{text: string}>("SELECT pg_get_viewdef('v') AS text");
    return rows[0]?.text;
  } catch {
    return undefined;
  }
}

test.serial('operators bind as they do for Postgres', async t => {
  // Of many there is nothing to compare, since Postgres does not take them.
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(operators, async expression => {
      const text = `SELECT ${expression}`;
      const meant = await readBack(expression);
      if (meant === undefined) return;
      const statement = parsePostgres(tokenizePostgres(text));
      if (statement.kind !== 'select') throw new Error('no query');
      // These are words of the operator.
      const parenthesised = parenthesise(statement.query, text)
        .slice('SELECT '.length)
        .replaceAll(/(?<=IS (?:NOT )?)\((NULL|TRUE)\)/g, '$1');
      compared += 1;
      t.is(await readBack(parenthesised), meant, parenthesised);
    }),
    {numRuns: 1500},
  );
  t.log(`${compared} were compared`);
  t.true(compared > 0);
});
