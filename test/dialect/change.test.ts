import test from 'ava';
import {sql} from 'kysely';
import {RowgateError} from '../../src/index.js';
import {apps, clients, openSandbox} from './open-sandbox.js';

const grafana = 'a5590e89a11d2b4a48e1';
const argo = 'cd9202a7875acd1e85d8';
const uri = 'https://new.example/callback';
const listClients = 'GET /account/oauth-clients?page=1&page_size=500';

test('insert of many rows, with what is returned', async t => {
  const {db, requests} = await openSandbox(t);
  const rows = await db
    .insertInto(clients)
    .values([
      {label: 'one', redirect_uri: uri, public: true},
      {label: 'two', redirect_uri: uri, public: false},
    ])
    .returning(['id', 'label', 'public', 'secret as shown'])
    .execute();
  t.deepEqual(
    rows.map(({label, public: isPublic}) => [label, isPublic]),
    [
      ['one', true],
      ['two', false],
    ],
  );
  t.true(rows.every(({id, shown}) => /^[0-9a-f]{20}$/.test(id) && /^[0-9a-f]{64}$/.test(shown)));
  t.deepEqual(requests(), [
    `POST /account/oauth-clients {"label":"one","redirect_uri":"${uri}","public":true}`,
    `POST /account/oauth-clients {"label":"two","redirect_uri":"${uri}","public":false}`,
  ]);
});

test('insert from select', async t => {
  const {db, requests} = await openSandbox(t);
  const rows = await db
    .insertInto(clients)
    .columns(['label', 'redirect_uri'])
    .expression(
      db
        .selectFrom(apps)
        .select(eb => ['label', eb.val(uri).as('uri')])
        .where('id', '=', 185906),
    )
    .returning(['label', 'secret'])
    .execute();
  t.like(rows, [{label: 'Grafana'}]);
  t.deepEqual(requests(), [
    'GET /profile/apps/185906',
    `POST /account/oauth-clients {"label":"Grafana","redirect_uri":"${uri}"}`,
  ]);
});

test('insert, unless there is one already', async t => {
  const {db, requests} = await openSandbox(t);
  const insert = db.insertInto(clients).values({label: 'Grafana', redirect_uri: uri});
  const nothing = insert.onConflict(oc => oc.column('label').doNothing()).returning(['id', 'secret']);
  t.deepEqual(await nothing.execute(), []);
  t.deepEqual(requests(), [`${listClients} {"label":"Grafana"}`]);
  const update = insert
    .onConflict(oc => oc.column('label').doUpdateSet(eb => ({redirect_uri: eb.ref('excluded.redirect_uri')})))
    .returning(['id', 'redirect_uri', 'secret']);
  t.like(await update.execute(), [{id: grafana, redirect_uri: uri}]);
  t.deepEqual(requests(), [
    `${listClients} {"label":"Grafana"}`,
    `PUT /account/oauth-clients/${grafana} {"redirect_uri":"${uri}"}`,
  ]);
});

test('rows of different columns are not filled up with nulls', async t => {
  const {db, requests} = await openSandbox(t);
  const insert = db.insertInto(clients).values([
    {label: 'one', redirect_uri: uri, public: true},
    {label: 'two', redirect_uri: uri},
  ]);
  const error = t.throws(() => insert.compile(), {instanceOf: RowgateError});
  t.is(error?.code, 'unsupported');
  t.deepEqual(requests(), []);
});

test('update with expressions', async t => {
  const {db, requests} = await openSandbox(t);
  const update = db
    .updateTable(clients)
    .set(eb => ({
      label: eb('label', '||', '!'),
      redirect_uri: eb.fn<string>('replace', ['redirect_uri', sql.lit('http:'), sql.lit('https:')]),
    }))
    .where(`${clients}.label`, 'in', ['Wiki', 'Grafana'])
    .returning(['label', 'redirect_uri']);
  t.deepEqual(await update.execute(), [
    {label: 'Grafana!', redirect_uri: 'https://grafana.larkspur.example/login/generic_oauth'},
    {label: 'Wiki!', redirect_uri: 'https://wiki.larkspur.example/oauth2/callback'},
  ]);
  t.deepEqual(requests().slice(1), [
    `PUT /account/oauth-clients/${grafana} {"label":"Grafana!"}`,
    'PUT /account/oauth-clients/4d74d4b8304a7e25716e {"label":"Wiki!","redirect_uri":"https://wiki.larkspur.example/oauth2/callback"}',
  ]);
});

test('update counts the rows that it is about, and those that it changed', async t => {
  const {db} = await openSandbox(t);
  const update = db.updateTable(clients).set({public: true}).where('label', 'like', 'Mobile App%');
  t.like(await update.executeTakeFirst(), {numUpdatedRows: 2n, numChangedRows: 0n});
  const none = db.updateTable(clients).set({public: true}).where('label', '=', 'no such');
  t.like(await none.executeTakeFirst(), {numUpdatedRows: 0n, numChangedRows: 0n});
});

test('update from another table', async t => {
  const {db, requests} = await openSandbox(t);
  const update = db
    .updateTable(`${clients} as c`)
    .from(`${apps} as a`)
    .set(eb => ({redirect_uri: eb.fn<string>('concat', [eb.val('https://'), 'a.website'])}))
    .whereRef('a.label', '=', 'c.label')
    .where('a.id', '=', 187768)
    .returning(['c.id', 'c.redirect_uri']);
  t.deepEqual(await update.execute(), [{id: argo, redirect_uri: 'https://argocd.larkspur.example'}]);
  t.deepEqual(requests().slice(-1), [
    `PUT /account/oauth-clients/${argo} {"redirect_uri":"https://argocd.larkspur.example"}`,
  ]);
});

test('delete with a subquery', async t => {
  const {db, requests} = await openSandbox(t);
  const remove = db
    .deleteFrom(clients)
    .where('label', 'not in', db.selectFrom(apps).select('label'))
    .where('status', '=', 'suspended');
  t.like(await remove.executeTakeFirst(), {numDeletedRows: 2n});
  t.deepEqual(
    requests().filter(line => line.startsWith('DELETE')),
    [
      'DELETE /account/oauth-clients/80c9b1cd3ce588570750',
      'DELETE /account/oauth-clients/872b3d6a73ea6d29bdb2',
    ],
  );
  await t.throwsAsync(db.deleteFrom(clients).execute(), {instanceOf: RowgateError, message: /needs a WHERE/});
});

test('delete returns the rows as they were', async t => {
  const {db} = await openSandbox(t);
  const remove = db.deleteFrom(clients).where('id', '=', grafana).returning(['id', 'label']);
  t.deepEqual(await remove.execute(), [{id: grafana, label: 'Grafana'}]);
});

test('replace is the PUT of one row that is there', async t => {
  const {db, requests} = await openSandbox(t);
  const row = (id: string) => ({id: id as never, label: 'Grafana', redirect_uri: uri});
  const replace = db.replaceInto(clients).values(row(grafana)).returning(['id', 'label', 'redirect_uri']);
  t.deepEqual(await replace.execute(), [{id: grafana, label: 'Grafana', redirect_uri: uri}]);
  t.deepEqual(requests(), [
    `GET /account/oauth-clients/${grafana}`,
    `PUT /account/oauth-clients/${grafana} {"label":"Grafana","redirect_uri":"${uri}"}`,
  ]);
  t.like(await db.replaceInto(clients).values(row(grafana)).executeTakeFirst(), {
    numInsertedOrUpdatedRows: 1n,
  });
  const missing = await t.throwsAsync(db.replaceInto(clients).values(row('none')).execute());
  t.like(missing, {
    code: 'refused',
    message: 'expected 1 rows of linode.account.oauth_clients, found 0; nothing was changed',
  });
  requests();
  const without = {label: 'a', redirect_uri: uri};
  const refused = [
    db.replaceInto(clients).values(without),
    db.replaceInto(clients).values([row('a'), row('b')]),
    db
      .replaceInto(clients)
      .values(row('a'))
      .onConflict(oc => oc.column('label').doNothing()),
    db
      .with('a', query => query.selectFrom(apps).select('id'))
      .replaceInto(clients)
      .values(row('a')),
  ];
  for (const query of refused) {
    t.is(t.throws(() => query.compile(), {instanceOf: RowgateError})?.code, 'unsupported');
  }
  t.deepEqual(requests(), []);
});

test('replace takes what says where a row is, too', async t => {
  const {db} = await openSandbox(t);
  const row = {id: 'x', orgId: 'o', displayName: 'd'};
  const {sql: text} = db
    .replaceInto('vmware/csp/oauth_apps')
    .values(row as never)
    .compile();
  t.is(
    text,
    'replace "vmware"."csp"."oauth_apps" set "displayName" = ? where "id" = ? and "orgId" = ? expect 1 row',
  );
});

test('EXPECT stands at the end', async t => {
  const {db, requests} = await openSandbox(t);
  const remove = db.deleteFrom(clients).where('label', 'like', 'ci-%').modifyEnd(sql`expect 1 row`);
  await t.throwsAsync(remove.execute(), {message: /expected 1 rows .* found 7; nothing was changed/});
  t.is(requests().length, 1);
});

test('what an API has not is refused, with its code and before any call', async t => {
  const {db, requests} = await openSandbox(t);
  const cases = {
    unsupported: [
      db.schema.alterTable('a').addColumn('b', 'integer'),
      db.mergeInto(clients).using(apps, `${apps}.label`, `${clients}.label`).whenMatched().thenDelete(),
      db.insertInto(clients).orIgnore().values({label: 'a', redirect_uri: uri}),
      db.insertInto(clients).defaultValues(),
    ],
    syntax: [
      db.updateTable(clients).set({label: 'a'}).where('id', '=', 'a').limit(1),
      db.selectFrom(clients).select('id').forUpdate(),
      db.deleteFrom(clients).using(apps).whereRef(`${apps}.label`, '=', `${clients}.label`),
    ],
    missing_column: [
      db
        .insertInto(clients)
        .values({label: 'a'} as never)
        .returning('secret'),
    ],
    read_only_column: [
      db
        .updateTable(clients)
        .set({status: 'active'} as never)
        .where('id', '=', 'a'),
    ],
    invalid_value: [
      db
        .updateTable(clients)
        .set({public: null} as never)
        .where('id', '=', 'a'),
    ],
  };
  for (const [code, queries] of Object.entries(cases)) {
    for (const query of queries) {
      const error = await t.throwsAsync(async () => query.execute(), {instanceOf: RowgateError});
      t.is<string | undefined, string>(error?.code, code, error?.message);
    }
  }
  t.deepEqual(requests(), []);
});

test('several changes need consent', async t => {
  const asked: number[] = [];
  const {db, requests} = await openSandbox(t, {
    yes: false,
    confirm: async ([first]) => {
      asked.push(first?.changes.length ?? 0);
      return false;
    },
  });
  const remove = db.deleteFrom(clients).where('label', 'like', 'ci-%');
  await t.throwsAsync(remove.execute(), {instanceOf: RowgateError, message: /you declined/});
  t.deepEqual(asked, [7]);
  t.deepEqual(requests().slice(1), []);
});
