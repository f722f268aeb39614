import test from 'ava';
import {parseQueryFile} from '../../../src/cli/queries/parse-query-file.js';
import {RowgateError} from '../../../src/index.js';

const parse = (sql: string) => parseQueryFile(sql, {name: 'a/b', path: 'folder/a/b.sql'});

test('the comment gives title, description, parameters and providers', t => {
  const sql = `-- Which apps?
--
-- First paragraph,
-- of two lines:
--   an example
--
-- @param days integer = 30  how far
--   ahead to look
-- @param name text  whose
-- @param like text = 'it''s %'
-- @param all boolean = true  or some
-- @param ratio real = -0.5  how many
-- @param since timestamp = '2026-01-02 03:04'  from when
-- @param ids json = '[1]'  which
-- @param host text = NULL  at which host
-- @needs linode, xeonr
-- Last line.
SELECT :days, :other, ?, :days FROM a.b.c -- @param no text
WHERE :name = $like`;
  const {title, description, parameters, providers, ...rest} = parse(sql);
  t.is(title, 'Which apps?');
  t.is(description, 'First paragraph,\nof two lines:\n  an example\n\nLast line.');
  t.deepEqual(parameters, [
    {name: 'days', type: 'integer', default: 30, description: 'how far ahead to look'},
    {name: 'name', type: 'text', description: 'whose'},
    {name: 'like', type: 'text', default: "it's %", description: ''},
    {name: 'all', type: 'boolean', default: true, description: 'or some'},
    {name: 'ratio', type: 'real', default: -0.5, description: 'how many'},
    {name: 'since', type: 'timestamp', default: '2026-01-02T03:04:00', description: 'from when'},
    {name: 'ids', type: 'json', default: '[1]', description: 'which'},
    {name: 'host', type: 'text', default: null, description: 'at which host'},
    {name: 'other', description: ''},
    {name: '1', description: ''},
  ]);
  t.deepEqual(providers, ['linode', 'xeonr']);
  t.deepEqual(rest, {name: 'a/b', path: 'folder/a/b.sql', changes: false, sql});
});

test('nothing of it has to be there', t => {
  for (const sql of ['SELECT 1', '', '\nSELECT 1', '--\nSELECT 1', 'no SQL at all', 'SELECT "']) {
    const {title, description, parameters, providers, changes} = parse(sql);
    t.deepEqual(
      {title, description, parameters, providers, changes},
      {
        title: '',
        description: '',
        parameters: [],
        providers: [],
        changes: false,
      },
    );
  }
});

test('a byte order mark, other line ends and unknown tags do no harm', t => {
  const {title, description, parameters} = parse(
    '\uFEFF-- Title\r\n-- @author me\r\n-- @param a text  b\r\nSELECT :a\r\n',
  );
  t.deepEqual({title, description}, {title: 'Title', description: '@author me'});
  t.deepEqual(parameters, [{name: 'a', type: 'text', description: 'b'}]);
});

test('what changes something is known', t => {
  const changing = [
    'DELETE FROM a WHERE b',
    'SELECT 1; UPDATE a SET b = 1 WHERE c',
    "INSERT INTO a (b) VALUES ('c')",
    'REPLACE a SET b = 1 WHERE c',
    'EXEC a.b.c.d @e = 1',
    'SELECT * FROM (EXEC a.b.c.d @e = 1)',
  ];
  for (const sql of changing) t.true(parse(sql).changes, sql);
  for (const sql of ['SELECT 1', 'SHOW PROVIDERS', 'DESCRIBE a', 'EXPLAIN DELETE FROM a WHERE b']) {
    t.false(parse(sql).changes, sql);
  }
});

test('parameters are those of EXEC and EXPECT as well, and not its arguments', t => {
  const {parameters} = parse(
    'EXEC a.b.c @d = :e FOR EACH (SELECT f FROM g WHERE h = :i) EXPECT BETWEEN :j AND :k ROWS',
  );
  t.deepEqual(
    parameters.map(each => each.name),
    ['e', 'i', 'j', 'k'],
  );
});

test('a parameter that can not be read is told with its line', t => {
  const wrong = {
    '@param': /:2: this @param can't be read/,
    '@param days': /:2: this @param can't be read/,
    '@param days number': /:2: this @param can't be read/,
    '@param days integer = ': /:2: this @param can't be read/,
    '@param days integer=x': /:2: this @param can't be read/,
    "@param days integer = 'x'": /:2: the default of days is to be a whole number/,
    '@param days integer = 1.5': /:2: the default of days is to be a whole number/,
    '@param on timestamp = 5': /:2: the default of on is to be a date or a time/,
    "@param ids json = '['": /:2: the default of ids is to be JSON/,
    '@param all boolean = 1': /:2: the default of all is to be true or false/,
  };
  for (const [line, message] of Object.entries(wrong)) {
    const error = t.throws(() => parse(`-- Title\n-- ${line}\nSELECT 1`), {instanceOf: RowgateError}, line);
    t.is(error?.code, 'usage');
    t.regex(error?.message ?? '', message, line);
    t.regex(error?.message ?? '', /^folder\/a\/b\.sql:/);
    t.regex(error?.hint ?? '', /@param days integer = 30/);
  }
});

test('a severity makes a finding of it, with advice and fixes', t => {
  const {finding, description} = parse(`-- Which?
--
-- Text.
--
-- @severity High
-- @advice Ask first,
--   and then delete it.
-- @fix provider=linode why='it''s old' DELETE FROM a.b
--   WHERE id IN (:id)
-- @fix UPDATE a.b SET c = 1 WHERE id IN (:id)
SELECT 1 AS id`);
  t.is(description, 'Text.');
  t.deepEqual(finding, {
    severity: 'high',
    advice: 'Ask first, and then delete it.',
    fixes: [
      {when: {provider: 'linode', why: "it's old"}, sql: 'DELETE FROM a.b WHERE id IN (:id)'},
      {when: {}, sql: 'UPDATE a.b SET c = 1 WHERE id IN (:id)'},
    ],
  });
  t.is(parse('-- Which?\nSELECT 1').finding, undefined);
  t.deepEqual(parse('-- Which?\n-- @severity low\nSELECT 1').finding, {
    severity: 'low',
    advice: '',
    fixes: [],
  });
});

test('a finding that can not be read is told with its line', t => {
  const wrong = {
    '@severity urgent': /:2: there is no severity "urgent"/,
    '@severity': /:2: there is no severity ""/,
    '@severity low\n-- @severity high': /:3: there is a second @severity/,
    '@advice Ask': /:2: @advice is of a finding, and there is no @severity/,
    '@fix DELETE FROM a WHERE b': /:2: @fix is of a finding, and there is no @severity/,
    '@severity low\n-- @fix': /:3: this @fix can't be read/,
    '@severity low\n-- @fix a=b': /:3: this @fix can't be read/,
    '@severity low\n-- @fix SELECT 1': /:3: this @fix can't be read/,
    '@severity low\n-- @fix DELETE FROM a WHERE b; DELETE FROM c WHERE d': /:3: this @fix can't be read/,
  };
  for (const [lines, message] of Object.entries(wrong)) {
    const error = t.throws(() => parse(`-- Title\n-- ${lines}\nSELECT 1`), {instanceOf: RowgateError}, lines);
    t.is(error?.code, 'usage');
    t.regex(error?.message ?? '', message, lines);
    t.regex(error?.hint ?? '', /-- @/);
  }
});
