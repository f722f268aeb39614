import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import test from 'ava';
import {quoteForShell} from '../../../src/cli/estate/quote-for-shell.js';
import {writeFixes} from '../../../src/cli/estate/write-fixes.js';
import {writeLiteral} from '../../../src/cli/estate/write-literal.js';
import {createEngine} from '../../../src/index.js';

const columns = ['id', 'name', 'kind'].map(name => ({name, type: 'text' as const}));
const rows = [
  ['a', 'One', 'app'],
  ['b', "T'wo", 'token'],
  ['c', 'Three', 'app'],
  ['a', 'One', 'app'],
];

test('rows that fit are in one statement, each value once', t => {
  const when = {kind: 'app'};
  const fixes = writeFixes({columns, rows}, [{when, sql: 'DELETE FROM x WHERE id IN (:id)'}], {}, [
    '--sandbox',
  ]);
  t.deepEqual(fixes, [
    {
      statement: "DELETE FROM x WHERE id IN ('a', 'c')",
      command: `rowgate query --sandbox --dry-run "DELETE FROM x WHERE id IN ('a', 'c')"`,
      rows: [0, 2, 3],
    },
  ]);
});

test('each row has its own where the values of several would not do', t => {
  const texts = (sql: string, parameters = {}) =>
    writeFixes({columns, rows: rows.slice(0, 2)}, [{when: {}, sql}], parameters, []).map(
      each => each.statement,
    );
  t.deepEqual(texts('DELETE FROM x WHERE id = :id'), [
    "DELETE FROM x WHERE id = 'a'",
    "DELETE FROM x WHERE id = 'b'",
  ]);
  t.deepEqual(texts('UPDATE x SET n = :name WHERE id IN (:id)'), [
    "UPDATE x SET n = 'One' WHERE id IN ('a')",
    "UPDATE x SET n = 'T''wo' WHERE id IN ('b')",
  ]);
  t.deepEqual(texts('UPDATE x SET n = :most WHERE id IN (:id)', {most: 5}), [
    "UPDATE x SET n = 5 WHERE id IN ('a', 'b')",
  ]);
});

test('a statement changes no more rows than it may unasked', t => {
  const many = Array.from({length: 230}, (_, at) => [at]);
  const fixes = writeFixes(
    {columns: [{name: 'id', type: 'integer'}], rows: many},
    [{when: {}, sql: 'DELETE FROM x WHERE id IN (:id)'}],
    {},
    [],
  );
  t.deepEqual(
    fixes.map(each => each.rows.length),
    [100, 100, 30],
  );
  t.deepEqual(
    fixes.flatMap(each => each.rows),
    many.flat(),
  );
  t.deepEqual(
    writeFixes({columns, rows}, [{when: {kind: 'none'}, sql: 'DELETE FROM x WHERE id = :id'}], {}, []),
    [],
  );
});

const texts = ['a', "it's", '"', '$HOME `id` \\ !x', '\u202egnp', 'a\nb\tc', '</script>', '🌱', ''];

test('a literal is the value, and shows what can not be seen', async t => {
  const engine = createEngine({providers: [], env: {}});
  t.teardown(() => engine.close());
  for (const value of [...texts, 5, 2n ** 60n, null, true]) {
    const {rows: found} = await engine.query(`SELECT ${writeLiteral(value)} AS v`);
    t.deepEqual(found, [[value === true ? 1 : value]]);
  }
  t.is(writeLiteral('a\u202eb'), "('a' || char(8238) || 'b')");
});

test('a shell gives back what is quoted', async t => {
  const script = `printf '%s\\0' ${texts.map(quoteForShell).join(' ')}`;
  const {stdout} = await promisify(execFile)('sh', ['-c', script]);
  t.deepEqual(stdout.split('\0').slice(0, -1), texts);
});
