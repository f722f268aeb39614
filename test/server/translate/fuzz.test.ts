import test from 'ava';
import fc from 'fast-check';
import {RowgateError} from '../../../src/errors.js';
import {openLocalDatabase} from '../../../src/execute/local-database.js';
import {postgresFunctions} from '../../../src/execute/postgres/postgres-functions.js';
import type {PostgresFunctionName} from '../../../src/plan/postgres-function.js';
import {parseStatements} from '../../../src/statement/parse-statements.js';
import {tokenizePostgres} from '../../../src/statement/postgres/tokenize-postgres.js';
import {query} from './random-queries.js';
import {translate} from './run-translated.js';

/** Runs something that may be refused, but in no other way than by our own error. */
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof RowgateError) return undefined;
    throw error;
  }
}

test('what is translated can be read', t => {
  fc.assert(
    fc.property(query, sql => {
      const translation = attempt(() => translate(sql));
      if (translation !== undefined) t.notThrows(() => parseStatements(translation.sql), translation.sql);
    }),
    {numRuns: 300},
  );
});

const intruders = fc.constantFrom(
  ...`( ) [ ] , . :: = * - -> ->> ~ ? $1 1 'x' n NOT AND IS IN NULL ANY ALL LIKE AS ON SELECT FROM WHERE GROUP BY
  ORDER LIMIT OFFSET FETCH JOIN LATERAL USING CASE WHEN END WITH VALUES UNION DISTINCT ARRAY[ EXTRACT( interval
  AT::int RETURNING INSERT UPDATE DELETE EXPLAIN EXEC BEGIN date`.split(/\s+/),
);
const change = fc.record({place: fc.nat(), remove: fc.nat(1), put: fc.option(intruders)});

test('a text with words changed is translated or refused, and nothing else happens', t => {
  fc.assert(
    fc.property(query, fc.array(change, {minLength: 1, maxLength: 4}), (sql, changes) => {
      const words = attempt(() =>
        tokenizePostgres(sql)
          .tokens.slice(0, -1)
          .map(({start, end}) => sql.slice(start, end)),
      );
      let text = words ?? [];
      for (const {place, remove, put} of changes) {
        text = text.toSpliced(place % (text.length + 1), remove, ...(put === null ? [] : [put]));
      }
      t.notThrows(() => attempt(() => translate(text.join(' '))), text.join(' '));
    }),
    {numRuns: 700},
  );
});

test('any text is translated or refused', t => {
  fc.assert(
    fc.property(fc.string({unit: 'binary', maxLength: 60}), text => {
      t.notThrows(() => attempt(() => translate(`SELECT ${text}`)), text);
    }),
    {numRuns: 500},
  );
});

const anything = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.double({noNaN: true}),
  fc.string(),
  fc.constantFrom(
    '2026-01-31',
    '1 day',
    '{"a": [1, "b", null]}',
    '[1, 2]',
    '{a,b}',
    'UTC',
    'YYYY-MM-DD',
    '(',
    'day',
  ),
  fc.uint8Array({maxLength: 4}),
);

test('a function of ours gives a value or our own error, whatever it is called with', async t => {
  const names = Object.keys(postgresFunctions) as PostgresFunctionName[];
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.array(anything, {minLength: 7, maxLength: 7}),
      (name, values) => {
        const {arity, call} = postgresFunctions[name];
        const result = attempt(() => call(...values.slice(0, arity < 0 ? 3 : arity)));
        const isValue =
          result === undefined ||
          result === null ||
          ['string', 'number', 'bigint', 'boolean'].includes(typeof result) ||
          result instanceof Uint8Array;
        t.true(isValue, `${name}(${JSON.stringify(values)})`);
      },
    ),
    {numRuns: 3000},
  );
  // Every function is registered where a text calls it, and only there.
  const sql = "SELECT pg_left('abc', 2), PG_reverse('abc')";
  const database = await openLocalDatabase({allowFiles: false, sql});
  t.throws(() => database.prepare("SELECT pg_lower('a')"), {instanceOf: RowgateError});
  const prepared = database.prepare(sql);
  t.deepEqual(prepared.run({}), [['ab', 'cba']]);
  prepared.free();
  database.close();
});
