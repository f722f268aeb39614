import test from 'ava';
import {bind, close, describe, execute, flush, message, parse, simple, sync} from './raw-client.js';
import {startTestServer} from './with-server.js';

const [shared, writer] = await Promise.all([startTestServer(), startTestServer({allowWrites: true})]);
test.after.always(() => Promise.all([shared.close(), writer.close()]));

/** What the server answers to messages, up to that it is ready. */
async function ask(...messages: readonly Buffer[]): Promise<readonly string[]> {
  const client = await shared.open();
  client.write(...messages, sync);
  return client.until('Z');
}

const byLabel = 'SELECT id, public FROM oauth_clients WHERE label = $1 AND public = $2 LIMIT $3';

test('a statement is described before anything is called', async t => {
  const client = await shared.open();
  const before = shared.api.requests.length;
  client.write(parse(byLabel, {name: 's'}), describe('S', 's'), sync);
  t.deepEqual(await client.until('Z'), ['1', 't 25 16 20', 'T id:25 public:16', 'Z I']);
  t.is(shared.api.requests.length, before);
  client.write(bind({name: 's', values: ['client a', 'f', '5']}), describe('P'), execute(), sync);
  t.deepEqual(await client.until('Z'), ['2', 'T id:25 public:16', 'D a|f', 'C SELECT 1', 'Z I']);
  client.write(bind({name: 's', values: ['client a', 't', '5']}), execute(), sync);
  t.deepEqual(await client.until('Z'), ['2', 'C SELECT 0', 'Z I']);
});

const described: readonly (readonly [sql: string, ...answers: readonly string[]])[] = [
  ['SELECT expiry FROM linode.profile.apps WHERE expiry > $1', 't 1184', 'T expiry:1184'],
  ['SELECT id FROM linode.profile.apps WHERE id IN ($1, $2)', 't 20 20', 'T id:20'],
  ['SELECT $1', 't 25', 'T ?column?:25'],
  ['SELECT $2 + 1, lower($1), CAST($3 AS REAL)', 't 25 23 700', 'T ?column?:23 lower:25 float4:700'],
  ['SELECT count(*) FROM linode.profile.apps HAVING count(*) > $1', 't 20', 'T count:20'],
  ['SELECT id FROM linode.profile.apps WHERE id BETWEEN $1 AND $2', 't 20 20', 'T id:20'],
  ["SELECT label FROM oauth_clients WHERE label LIKE $1 || '%'", 't 25', 'T label:25'],
  ['SELECT coalesce(label, $1) AS l FROM oauth_clients', 't 25', 'T l:25'],
  [
    'SELECT id FROM oauth_clients WHERE id IN (SELECT label FROM oauth_clients WHERE public = $1)',
    't 16',
    'T id:25',
  ],
  ['UPDATE oauth_clients SET public = $1, label = $2 WHERE id = $3', 't 16 25 25', 'n'],
  [
    'INSERT INTO oauth_clients (label, redirect_uri, public) VALUES ($1, $2, $3) RETURNING id, secret',
    't 25 25 16',
    'T id:25 secret:25',
  ],
  ['DELETE FROM linode.profile.apps WHERE id = $1 EXPECT $2 ROWS', 't 20 20', 'n'],
  ['DELETE FROM linode.profile.apps WHERE id = $1 RETURNING label', 't 20', 'T label:25'],
  ['EXPLAIN SELECT id FROM oauth_clients WHERE id = $1', 't 25', 'T step:20 item:25 value:25'],
  ['SHOW PROVIDERS', 't', 'T name:25 description:25'],
  ['SELECT version()', 't', 'T version:25'],
  ['SET application_name = x', 't', 'n'],
  ['BEGIN', 't', 'n'],
  ['COPY (SELECT id FROM oauth_clients WHERE label = $1) TO STDOUT', 't 25', 'n'],
];

for (const [sql, ...answers] of described) {
  test(`described: ${sql}`, async t => {
    const client = await writer.open();
    client.write(parse(sql), describe('S'), sync);
    t.deepEqual(await client.until('Z'), ['1', ...answers, 'Z I']);
    t.deepEqual(writer.api.requests, []);
  });
}

test('types that the client gives go before others', async t => {
  t.deepEqual(await ask(parse('SELECT $1, $2', {types: [23, 0]}), describe('S')), [
    '1',
    't 23 25',
    'T ?column?:23 ?column?:25',
    'Z I',
  ]);
});

/** A value of each type, as text and in binary. */
const forms: readonly (readonly [name: string, type: number, text: string, hex: string])[] = [
  ['bool', 16, 't', '01'],
  ['int2', 21, '-2', 'fffe'],
  ['int4', 23, '2147483647', '7fffffff'],
  ['int8', 20, '9007199254741247', '00200000000000ff'],
  ['float4', 700, '1.5', '3fc00000'],
  ['float8', 701, '1.5', '3ff8000000000000'],
  ['numeric', 1700, '-12345.678', '0003000140000003000109291a7c'],
  ['text', 25, 'a b', '612062'],
  ['timestamptz', 1184, '2026-04-05 10:27:25.403638+00', '0002f1b2c3d4e5f6'],
  ['timestamp', 1114, '2026-04-05 10:27:25.403638', '0002f1b2c3d4e5f6'],
  ['date', 1082, '2026-01-31', '00002537'],
  ['time', 1083, '04:05:06.7', '000000036c966ee0'],
  ['interval', 1186, '1 year 2 mons -3 days +04:05:06.7', '000000036c966ee0fffffffd0000000e'],
  ['json', 114, '{"a":[1]}', '7b2261223a5b315d7d'],
  ['jsonb', 3802, '{"a":[1]}', '017b2261223a5b315d7d'],
  ['uuid', 2950, '00112233-4455-6677-8899-aabbccddeeff', '00112233445566778899aabbccddeeff'],
  ['bytea', 17, '\\x00ff', '00ff'],
];

for (const [name, type, text, hex] of forms) {
  test(`a value of ${name} goes in and comes out, as text and in binary`, async t => {
    const client = await shared.open();
    for (const binary of [false, true]) {
      const given = binary ? Buffer.from(hex, 'hex') : text;
      for (const format of [0, 1]) {
        client.write(
          ...[parse('SELECT $1 AS v', {types: [type]}), bind({values: [given], binary, results: [format]})],
          ...[describe('P'), execute(), sync],
        );
        const shown = Buffer.from(hex, 'hex').toString('latin1');
        const isPlain = /^[ -~]*$/.test(shown);
        t.deepEqual(await client.until('Z'), [
          ...['1', '2', `T v:${type}${format === 1 ? 'b' : ''}`],
          `D ${format === 0 ? text : isPlain ? shown : `x${hex}`}`,
          ...['C SELECT 1', 'Z I'],
        ]);
      }
    }
  });
}

/** Conditions that hold for the first of two apps, and values for their parameters as text and in binary. */
const conditions: readonly (readonly [condition: string, type: number, text: string, hex: string])[] = [
  ['id = $1', 20, '1', '0000000000000001'],
  ['id::int4 = $1', 23, '1', '00000001'],
  [
    'id = ANY ($1)',
    1016,
    '{1,5}',
    '00000001000000000000001400000002000000010000000800000000000000010000000800000000000000' + '05',
  ],
  [
    'label = ANY ($1::text[])',
    1009,
    '{"app 1",NULL}',
    '000000010000000100000019000000020000000100000005617070' + '2031ffffffff',
  ],
  ['label = $1', 25, 'app 1', '6170702031'],
  ['(id = 1) = $1', 16, 'true', '01'],
  ['id * 1.5 = $1', 1700, '1.5', '000200000000000100011388'],
  ['id / 2.0::float8 = $1', 701, '0.5', '3fe0000000000000'],
  ['expiry > $1', 1184, '2026-12-31T00:00:00Z', '000306a9acf64000'],
  ['expiry::date = $1', 1082, '2026-12-31', '00002685'],
  ['expiry - created > $1', 1186, '300 days', '0000000000000000' + '0000012c00000000'],
  ["json_build_object('a', id)::jsonb @> $1", 114, '{"a": 1}', '7b2261223a20317d'],
];

for (const [condition, type, text, hex] of conditions) {
  test(`the parameter of ${condition}`, async t => {
    const client = await shared.open();
    const sql = `SELECT id FROM linode.profile.apps WHERE ${condition}`;
    client.write(parse(sql, {name: 's'}), describe('S', 's'), sync);
    t.is((await client.until('Z'))[1], `t ${type}`);
    client.write(bind({name: 's', values: [text]}), execute(), sync);
    t.deepEqual((await client.until('Z')).slice(1, -2), ['D 1'], 'as text');
    client.write(bind({name: 's', values: [Buffer.from(hex, 'hex')], binary: true}), execute(), sync);
    t.deepEqual((await client.until('Z')).slice(1, -2), ['D 1'], 'in binary');
  });
}

test('what a client sends as text is read as what it is compared to', async t => {
  const sql = 'SELECT id FROM oauth_clients WHERE public = $1 AND id = $2';
  for (const binary of [false, true]) {
    t.deepEqual(
      await ask(
        parse(sql, {types: [1043, 25]}),
        describe('S'),
        bind({values: ['false', 'a'], binary}),
        execute(),
      ),
      ['1', 't 1043 25', 'T id:25', '2', 'D a', 'C SELECT 1', 'Z I'],
    );
  }
});

test('each column can have a format of its own', async t => {
  const sql = 'SELECT id, id AS again FROM linode.profile.apps LIMIT 1';
  t.deepEqual(await ask(parse(sql), bind({results: [0, 1]}), describe('P'), execute()), [
    '1',
    '2',
    'T id:20 again:20b',
    'D 1|x0000000000000001',
    'C SELECT 1',
    'Z I',
  ]);
});

const wrongValues: readonly (readonly [type: number, value: string, error: string])[] = [
  [23, 'x', '22P02 the value of $1 is not of the type int4'],
  [23, '2147483648', '22P02 the value of $1 is not of the type int4'],
  [16, 'maybe', '22P02 the value of $1 is not of the type bool'],
  [1184, 'yesterday', '22P02 the value of $1 is not of the type timestamptz'],
  [114, '{', '22P02 the value of $1 is not of the type json'],
  [1700, '0.1000000000000000055', '22P02 the value of $1 is not of the type numeric'],
  [17, '\\xZZ', '22P02 the value of $1 is not of the type bytea'],
];

for (const [type, value, error] of wrongValues) {
  test(`${value} is no value of the type ${type}`, async t => {
    const answers = await ask(parse('SELECT $1', {types: [type]}), bind({values: [value]}), execute());
    t.true(answers[2]?.startsWith(`E ${error} (`), answers.join('\n'));
    t.is(answers.at(-1), 'Z I');
  });
}

test('a binary value of the wrong length is refused, and one of a type that is not known', async t => {
  const short = await ask(
    parse('SELECT $1', {types: [20]}),
    bind({values: [Buffer.of(1)], binary: true}),
    execute(),
  );
  t.regex(short[2] ?? '', /^E 22P03 the value of \$1 is not of the type int8/);
  const unknown = await ask(
    parse('SELECT $1', {types: [99_999]}),
    bind({values: [Buffer.of(1)], binary: true}),
    execute(),
  );
  t.regex(unknown[2] ?? '', /^E 0A000 \$1 is of a type whose binary form is not known/);
});

test('a list can be a table', async t => {
  const sql = 'SELECT * FROM unnest($1)';
  t.deepEqual(await ask(parse(sql, {types: [1007]}), bind({values: ['{1,NULL,-3}']}), execute()), [
    '1',
    '2',
    'D 1',
    'D NULL',
    'D -3',
    'C SELECT 3',
    'Z I',
  ]);
});

test('a result can be read in parts', async t => {
  const sql = 'SELECT id FROM oauth_clients ORDER BY id';
  const client = await shared.open();
  client.write(simple('BEGIN'));
  await client.until('Z');
  client.write(parse(sql), bind({portal: 'p'}), execute('p', 2), sync);
  t.deepEqual(await client.until('Z'), ['1', '2', 'D a', 'D b', 's', 'Z T']);
  client.write(execute('p', 2), execute('p', 2), sync);
  t.deepEqual(await client.until('Z'), ['D c', 'C SELECT 1', 'C SELECT 0', 'Z T']);
  client.write(close('P', 'p'), execute('p'), sync);
  t.deepEqual(await client.until('Z'), ['3', 'E 34000 there is no cursor "p"', 'Z E']);
});

test('outside of a transaction, what is open ends with Sync', async t => {
  const client = await shared.open();
  client.write(parse('SELECT 1 AS a'), bind({portal: 'p'}), sync, execute('p'), sync);
  t.deepEqual(await client.until('Z'), ['1', '2', 'Z I']);
  t.deepEqual(await client.until('Z'), ['E 34000 there is no cursor "p"', 'Z I']);
});

test('after an error all is skipped up to Sync, and what came before it counts', async t => {
  const client = await shared.open();
  client.write(
    ...[parse('SELECT 1 AS a'), bind(), execute()],
    ...[parse('SELECT nope'), bind(), execute()],
    ...[parse('SELECT 2 AS b'), simple('SELECT 3'), close('S'), sync],
    ...[parse('SELECT 4 AS d'), bind(), execute(), sync],
  );
  t.deepEqual(await client.until('Z'), [
    ...['1', '2', 'D 1', 'C SELECT 1'],
    ...['E 42703 there is no column "nope" @8', 'Z I'],
  ]);
  t.deepEqual(await client.until('Z'), ['1', '2', 'D 4', 'C SELECT 1', 'Z I']);
});

test('an error, and all before a Flush, is told without Sync', async t => {
  const client = await shared.open();
  client.write(parse('SELECT 1'), flush);
  t.is(await client.next(), '1');
  client.write(parse('SELECT nope'), describe('S'), flush);
  t.is(await client.next(), 'E 42703 there is no column "nope" @8');
});

const mistakes: readonly (readonly [name: string, messages: readonly Buffer[], error: RegExp])[] = [
  ['a statement that there is not', [bind({name: 'x'})], /^E 26000 there is no prepared statement "x"$/],
  ['a cursor that there is not', [execute('x')], /^E 34000 there is no cursor "x"$/],
  ['a name that is taken', [parse('SELECT 1', {name: 'x'}), parse('SELECT 2', {name: 'x'})], /^E 42P05 /],
  ['two statements', [parse('SELECT 1; SELECT 2')], /^E 42601 a prepared statement is one statement/],
  ['too few values', [parse('SELECT $1'), bind()], /^E 08P01 .* it has 0 parameters, and the statement 1$/],
  [
    'too many formats',
    [parse('SELECT 1'), bind({results: [0, 1, 0]})],
    /^E 08P01 .* 3 formats for 1 values$/,
  ],
  ['a named parameter', [parse('SELECT @name')], /^E 42P02 the parameter "name" has a name/],
  [
    'a format that there is not',
    [parse('SELECT 1'), bind({results: [7]})],
    /^E 08P01 .* there is no format 7$/,
  ],
  [
    'a message with something behind it',
    [message('D', Buffer.from('S'), '', 'x')],
    /^E 08P01 .* it is too long$/,
  ],
  ['a text without an end', [message('P', Buffer.from('SELECT 1'))], /^E 08P01 .* a text in it has no end$/],
  ['a text that is not UTF-8', [message('P', Buffer.of(0xff, 0), '', 0)], /^E 22021 a text is not UTF-8/],
  ['a call of a function', [message('F', 0)], /^E 0A000 /],
  ['a password', [message('p', 'secret')], /^E 08P01 a password was not asked for$/],
];

for (const [name, messages, error] of mistakes) {
  test(`${name} is an error, and the session goes on`, async t => {
    const client = await shared.open();
    client.write(...messages, sync);
    const answers = await client.until('Z');
    t.regex(answers.at(-2) ?? '', error);
    t.deepEqual((await client.query('SELECT 7 AS x')).slice(-3), ['D 7', 'C SELECT 1', 'Z I']);
  });
}

test('an empty statement', async t => {
  t.deepEqual(await ask(parse(''), describe('S'), bind(), describe('P'), execute()), [
    ...['1', 't', 'n', '2', 'n', 'I', 'Z I'],
  ]);
});

test('a write is not run twice by one cursor', async t => {
  const client = await writer.open();
  client.write(
    parse("UPDATE oauth_clients SET label = 'x' WHERE id = 'a'"),
    bind(),
    execute(),
    execute(),
    sync,
  );
  t.deepEqual(await client.until('Z'), [
    '1',
    '2',
    'C UPDATE 1',
    'E 55000 this statement has been run already',
    'Z I',
  ]);
});

test('an error of a value says the place of its parameter, in the text that the client sent', async t => {
  const client = await writer.open();
  const update = "UPDATE oauth_clients SET label = $1 WHERE id = 'a'";
  const long = 'x'.repeat(600);
  for (const [sql, place] of [
    [update, update.indexOf('$1') + 1],
    [`/* 𝕏 */ ${update}`, update.indexOf('$1') + 9],
    [`COPY (${update} RETURNING id) TO STDOUT`, update.indexOf('$1') + 7],
  ] as const) {
    client.write(parse(sql), bind({values: [long]}), execute(), sync);
    t.regex((await client.until('Z')).at(-2) ?? '', new RegExp(`^E 22023 .* @${place}$`), sql);
  }
});

test('a session has only so much open', async t => {
  const {open, close: end} = await startTestServer({limits: {openItems: 2}});
  t.teardown(end);
  const client = await open();
  client.write(...['a', 'b', 'c'].map(name => parse('SELECT 1', {name})), sync);
  t.regex((await client.until('Z'))[2] ?? '', /^E 54000 a session has 2 prepared statements at most/);
});
