import test from 'ava';
import {type CompiledQuery, type Kysely, sql} from 'kysely';
import {RowgateError} from '../../src/index.js';
import type {Plan} from '../../src/plan/plan.js';
import {apps, clients, openSandbox} from './open-sandbox.js';

// Where the compiler is got round, any name is a table.
// biome-ignore lint/suspicious/noExplicitAny: what Kysely calls a database without types.
type Untyped = Kysely<any>;

interface Query {
  compile(): CompiledQuery;
}

const places: Readonly<Record<string, (db: Untyped, name: string) => Query>> = {
  select: (db, name) => db.selectFrom(name).select('id'),
  'select, with an alias': (db, name) => db.selectFrom(`${name} as c`).select('c.id'),
  'all columns': (db, name) => db.selectFrom(name).selectAll(name),
  reference: (db, name) => db.selectFrom(clients).select(db.dynamic.ref(`${name}.id`)),
  join: (db, name) =>
    db.selectFrom(`${apps} as a`).innerJoin(`${name} as c`, 'c.label', 'a.label').select('c.id'),
  subquery: (db, name) =>
    db.selectFrom(apps).select('id').where('label', 'in', db.selectFrom(name).select('label')),
  'common table': (db, name) =>
    db
      .with('c', query => query.selectFrom(name).select('id'))
      .selectFrom('c')
      .select('id'),
  insert: (db, name) => db.insertInto(name).values({label: 'a', redirect_uri: 'https://a.example'}),
  update: (db, name) => db.updateTable(name).set({label: 'a'}).where('id', '=', 'x'),
  'update from': (db, name) =>
    db.updateTable(`${clients} as d`).from(`${name} as c`).set({label: 'a'}).whereRef('c.id', '=', 'd.id'),
  delete: (db, name) => db.deleteFrom(name).where('id', '=', 'x'),
  replace: (db, name) => db.replaceInto(name).values({id: 'x', label: 'a'}),
  dynamic: (db, name) => db.selectFrom(db.dynamic.table(name).as('c')).select('c.id'),
  'plain SQL': (db, name) => ({compile: () => sql`select id from ${sql.table(name)}`.compile(db)}),
};

for (const [place, query] of Object.entries(places)) {
  test(`a name with slashes is that table, and one with dots is refused: ${place}`, async t => {
    const {db, engine, requests} = await openSandbox(t);
    const {sql: text, parameters} = query(db, clients).compile();
    const plans = await engine.planStatements(text, parameters as []);
    t.true(plans.flatMap(resourcesOf).includes('linode.account.oauth_clients'), text);
    const whole = () => query(db, 'linode.account.oauth_clients').compile();
    if (place === 'reference') {
      t.throws(whole, {message: 'invalid column reference linode.account.oauth_clients.id'});
    } else {
      const error = t.throws(whole, {instanceOf: RowgateError});
      t.is(error?.code, 'unknown_resource');
      t.true(error?.hint?.includes("'linode/account/oauth_clients'"));
    }
    const shorter =
      place === 'reference'
        ? ['account.oauth_clients']
        : ['account.oauth_clients', 'account.oauth_clients.no'];
    for (const name of shorter) {
      const error = t.throws(() => query(db, name).compile(), {instanceOf: RowgateError});
      t.is(error?.hint, "Write it with slashes: 'linode/account/oauth_clients'.");
    }
    t.deepEqual(requests(), []);
  });
}

function resourcesOf(plan: Plan): readonly string[] {
  switch (plan.kind) {
    case 'query':
      return plan.scans.map(scan => scan.resource);
    case 'change':
      return [plan.resource, ...plan.find.scans.map(scan => scan.resource)];
    default:
      return [];
  }
}

test('a name that there is not is refused before anything is called', async t => {
  const {db, requests} = await openSandbox(t);
  const untyped: Untyped = db;
  const names = [
    'linode/account/oauth_client',
    'linode/oauth_clients/account',
    'a/b/c/d',
    'nope',
    'a.b',
    '/',
    "x'y",
  ];
  for (const name of names) {
    const error = await t.throwsAsync(untyped.selectFrom(name).selectAll().execute(), {
      instanceOf: RowgateError,
    });
    t.regex(error?.code ?? '', /^(?:unknown_|syntax)/, name);
  }
  const error = await t.throwsAsync(untyped.selectFrom('linode/account/oauth_client').selectAll().execute());
  t.like(error, {code: 'unknown_resource', hint: 'Did you mean "linode.account.oauth_clients"?'});
  await t.throwsAsync(untyped.selectFrom(clients).select('lable').execute(), {message: /no column "lable"/});
  t.deepEqual(requests(), []);
});

test('the schema is a service', async t => {
  const {db, requests} = await openSandbox(t);
  const untyped: Untyped = db;
  const query = untyped
    .withSchema('linode.profile')
    .selectFrom('apps')
    .innerJoin('tokens', 'tokens.id', 'apps.id')
    .select('apps.id');
  t.deepEqual(await query.execute(), []);
  t.deepEqual(requests().toSorted(), [
    'GET /profile/apps?page=1&page_size=500',
    'GET /profile/tokens?page=1&page_size=500',
  ]);
  await t.throwsAsync(untyped.withSchema('account').selectFrom('oauth_clients').selectAll().execute(), {
    message: /has a name with dots/,
  });
});

test('two tables whose names end in the same word are two tables', async t => {
  const {db} = await openSandbox(t);
  const account = 'linode/account/logins';
  const own = 'linode/profile/logins';
  const rows = await db
    .selectFrom(account)
    .select(eb => eb.fn.countAll().as('rows'))
    .where(eb =>
      eb.not(eb.exists(eb.selectFrom(own).select(`${own}.id`).whereRef(`${own}.id`, '=', `${account}.id`))),
    )
    .execute();
  t.deepEqual(rows, [{rows: 1240 - 48}]);
  const joined = db.selectFrom(account).innerJoin(own, `${own}.id`, `${account}.id`);
  t.deepEqual(await joined.select(eb => eb.fn.count(`${own}.id`).as('rows')).execute(), [{rows: 48}]);
  t.deepEqual(
    await db.selectFrom([account, own]).selectAll(own).limit(1).execute(),
    await db.selectFrom(own).selectAll().limit(1).execute(),
  );
});
