import test from 'ava';
import {RowgateError} from '../../../src/errors.js';
import {parseStatements} from '../../../src/statement/parse-statements.js';
import {errorCases} from './error-cases.js';
import {expressionCases} from './expression-cases.js';
import {functionCases} from './function-cases.js';
import {translate} from './run-translated.js';
import {statementCases} from './statement-cases.js';
import {typeCases} from './type-cases.js';

for (const [group, cases] of Object.entries({...expressionCases, ...functionCases})) {
  test(`what expressions become: ${group}`, t => {
    for (const [postgres, sqlite] of cases) {
      const {sql} = translate(`SELECT ${postgres} AS r FROM store.things`);
      t.is(sql, `SELECT ${sqlite} AS r FROM store.things`);
      t.notThrows(() => parseStatements(sql), sql);
    }
  });
}

for (const [group, cases] of Object.entries(statementCases)) {
  test(`what statements become: ${group}`, t => {
    for (const [postgres, sqlite] of cases) {
      t.is(translate(postgres).sql, sqlite);
      t.notThrows(() => parseStatements(sqlite), sqlite);
    }
  });
}

test('what is not translated is refused at its place', t => {
  for (const {sql, code, message, hint} of errorCases) {
    const start = sql.indexOf('«');
    const end = sql.indexOf('»') - 1;
    const text = sql.replace(/[«»]/g, '');
    const error = t.throws(() => translate(text), {instanceOf: RowgateError}, sql);
    t.deepEqual([error?.code, error?.message, error?.hint], [code, message, hint], sql);
    const length = Math.max(1, end - start);
    t.deepEqual([error?.position?.offset, error?.position?.length], [start, length], sql);
  }
});

for (const {sql, columns, parameters = []} of typeCases) {
  test(`types: ${sql}`, t => {
    const translation = translate(sql);
    t.deepEqual(
      translation.columns?.map(({name, type}) => `${name} ${type ?? '?'}`),
      columns,
    );
    t.deepEqual(
      translation.parameters.map(type => type ?? '?'),
      parameters,
    );
  });
}

test('an error of the translation points to the text that it came from', t => {
  const sql = "SELECT 1 ^ 2,\n  lower(labl::text) || 'x' FROM store.things WHERE s LIKE 'a%'";
  const {sql: translated, locate} = translate(sql);
  const find = (text: string) => ({offset: translated.indexOf(text), length: text.length});
  const locateText = (text: string) => {
    const position = {...find(text), line: 1, column: 1, lineText: ''};
    const cause = new Error('inner');
    const located = locate(new RowgateError('unknown_column', 'no', {hint: 'H', position, cause}));
    if (!(located instanceof RowgateError)) throw new Error('no error');
    t.deepEqual([located.code, located.message, located.hint], ['unknown_column', 'no', 'H']);
    t.is(located.cause, cause);
    const {offset = 0, length = 0} = located.position ?? {};
    return [sql.slice(offset, offset + length), located.position?.line, located.position?.column];
  };
  t.deepEqual(locateText('labl'), ['labl', 2, 9]);
  // What was put there is what it stands for.
  t.deepEqual(locateText('pg_lower'), ['lower', 2, 3]);
  t.deepEqual(locateText('pow('), ['1 ^ 2', 1, 8]);
  t.deepEqual(locateText("'a*'"), ["'a%'", 2, 59]);
  const plain = new RowgateError('api', 'no place');
  t.is(locate(plain), plain);
  t.is(locate('x'), 'x');
});
