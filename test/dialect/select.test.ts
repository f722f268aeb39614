import test from 'ava';
import {type Compilable, type Kysely, sql} from 'kysely';
import {jsonArrayFrom, jsonBuildObject, jsonObjectFrom} from 'kysely/helpers/sqlite';
import {apps, clients, openSandbox, type Tables} from './open-sandbox.js';

interface Query extends Compilable {
  execute(): Promise<unknown>;
}

const listClients = 'GET /account/oauth-clients?page=1&page_size=500';
const listApps = 'GET /profile/apps?page=1&page_size=500';

/** Each builder feature: its rows, and what the API is asked. */
const cases: Readonly<
  Record<
    string,
    readonly [query: (db: Kysely<Tables>) => Query, rows: readonly unknown[], requests: readonly string[]]
  >
> = {
  'where, and, not, order': [
    db =>
      db
        .selectFrom(clients)
        .select(['label', 'public'])
        .where('public', '=', true)
        .where('label', 'like', 'M%')
        .where(eb => eb.not(eb('label', 'like', '%iOS%')))
        .orderBy('label', 'desc'),
    [{label: 'Mobile App (Android)', public: true}],
    [`${listClients} {"public":true,"label":{"+contains":"M"}}`],
  ],
  or: [
    db =>
      db
        .selectFrom(clients)
        .select('label')
        .where(eb => eb.or([eb('label', '=', 'Grafana'), eb('label', '=', 'Wiki')])),
    [{label: 'Grafana'}, {label: 'Wiki'}],
    [`${listClients} {"+or":[{"label":"Grafana"},{"label":"Wiki"}]}`],
  ],
  'in, over keys': [
    db => db.selectFrom(apps).select(['id', 'label']).where('id', 'in', [185906, 1]),
    [{id: 185906, label: 'Grafana'}],
    ['GET /profile/apps/185906', 'GET /profile/apps/1'],
  ],
  'like, escaped': [
    db => db.selectFrom(clients).select('label').where(sql<boolean>`label like ${'%80\\%%'} escape '\\'`),
    [{label: 'Quota 80% Alerts'}],
    [listClients],
  ],
  'between, with a Date': [
    db =>
      db
        .selectFrom(apps)
        .select('label')
        .where(eb => eb.between('created', new Date('2022-01-01') as never, '2023-01-01')),
    [{label: 'Legacy Control Panel'}],
    [
      `${listApps} {"+and":[{"created":{"+gte":"2022-01-01T00:00:00"}},{"created":{"+lte":"2023-01-01T00:00:00"}}]}`,
    ],
  ],
  'is null, is not null': [
    db =>
      db
        .selectFrom(clients)
        .select(eb => eb.fn.countAll().as('rows'))
        .where('thumbnail_url', 'is not', null)
        .where('redirect_uri', 'is not', null)
        .where(eb => eb.not(eb('label', 'is', null))),
    [{rows: 10}],
    [listClients],
  ],
  'limit and offset': [
    db => db.selectFrom(apps).select('id').orderBy('created').limit(2).offset(1),
    [{id: 194973}, {id: 186356}],
    ['GET /profile/apps?page=1&page_size=25 {"+order_by":"created","+order":"asc"}'],
  ],
  distinct: [
    db => db.selectFrom(clients).select('status').distinct().orderBy('status'),
    [{status: 'active'}, {status: 'disabled'}, {status: 'suspended'}],
    [listClients],
  ],
  'group by, having, functions': [
    db =>
      db
        .selectFrom(clients)
        .select(eb => [
          'status',
          eb.fn.countAll<number>().as('rows'),
          eb.fn.count<number>('label').distinct().as('labels'),
          eb.fn.max('label').as('last'),
          eb.fn<string>('upper', [eb.fn.min('label')]).as('first'),
        ])
        .groupBy('status')
        .having(eb => eb.fn.countAll(), '>', 3)
        .orderBy('rows'),
    [
      {status: 'disabled', rows: 4, labels: 4, last: 'cost explorer', first: 'DNS-SYNC'},
      {status: 'active', rows: 35, labels: 34, last: '東京リージョン監視', first: 'ACME MIGRATION TOOL'},
    ],
    [listClients],
  ],
  'inner join': [
    db =>
      db
        .selectFrom(`${clients} as c`)
        .innerJoin(`${apps} as a`, 'a.label', 'c.label')
        .select(['c.id', 'a.id as app'])
        .where('a.id', '=', 185906),
    [{id: 'a5590e89a11d2b4a48e1', app: 185906}],
    [listClients, 'GET /profile/apps/185906'],
  ],
  'left join': [
    db =>
      db
        .selectFrom(`${apps} as a`)
        .leftJoin(`${clients} as c`, join => join.onRef('c.label', '=', 'a.label').on('c.public', '=', true))
        .select(['a.label', 'c.id'])
        .where('a.label', 'in', ['Wiki', 'larkctl'])
        .orderBy('a.label'),
    [
      {label: 'Wiki', id: null},
      {label: 'larkctl', id: '56aff82fda18a9ac26a9'},
    ],
    [`${listApps} {"+or":[{"label":"Wiki"},{"label":"larkctl"}]}`, `${listClients} {"public":true}`],
  ],
  'common table': [
    db =>
      db
        .with('shown', query => query.selectFrom(clients).select(['id', 'label']).where('public', '=', true))
        .with('known(name)', query => query.selectFrom(apps).select('label as name'))
        .selectFrom('shown')
        .innerJoin('known', 'known.name', 'shown.label')
        .select(['shown.label'])
        .orderBy('shown.label')
        .limit(2),
    [{label: 'Größenrechner'}, {label: 'Mobile App (Android)'}],
    [`${listClients} {"public":true}`, listApps],
  ],
  'recursive common table': [
    db =>
      db
        .withRecursive('n(i)', query =>
          query
            .selectNoFrom(sql<number>`1`.as('i'))
            .unionAll(query.selectFrom('n').select(sql<number>`i + 1`.as('i')).where('i', '<', 3)),
        )
        .selectFrom('n')
        .select('i'),
    [{i: 1}, {i: 2}, {i: 3}],
    [],
  ],
  'set operations': [
    db =>
      db
        .selectFrom(clients)
        .select('label')
        .where('label', 'like', 'Gr%')
        .union(query => query.selectFrom(apps).select('label').where('label', '=', 'Wiki'))
        .except(query => query.selectFrom(clients).select('label').where('label', '=', 'Grafana'))
        .orderBy('label'),
    [{label: 'Grafana (old)'}, {label: 'Größenrechner'}, {label: 'Wiki'}],
    [
      `${listClients} {"label":{"+contains":"Gr"}}`,
      `${listApps} {"label":"Wiki"}`,
      `${listClients} {"label":"Grafana"}`,
    ],
  ],
  intersect: [
    db =>
      db
        .selectFrom(clients)
        .select('label')
        .where('label', 'like', 'Gr%')
        .intersect(db.selectFrom(apps).select('label').where('label', 'like', 'Gra%'))
        .orderBy('label'),
    [{label: 'Grafana'}, {label: 'Grafana (old)'}],
    [`${listClients} {"label":{"+contains":"Gr"}}`, `${listApps} {"label":{"+contains":"Gra"}}`],
  ],
  'subqueries: in, exists, as a table, as a value': [
    db =>
      db
        .selectFrom(query =>
          query.selectFrom(clients).select(['id', 'label', 'status']).where('public', '=', false).as('c'),
        )
        .select(eb => [
          'c.label',
          eb.selectFrom(apps).select('id').whereRef(`${apps}.label`, '=', 'c.label').limit(1).as('app'),
        ])
        .where('c.label', 'in', eb => eb.selectFrom(apps).select('label').where('expiry', 'is', null))
        .where(eb => eb.exists(eb.selectFrom(apps).select('id').whereRef('label', '=', 'c.label')))
        .orderBy('c.label'),
    [
      {label: 'Billing Portal', app: 185118},
      {label: 'Legacy Control Panel', app: 188674},
      {label: 'Wiki', app: 193820},
    ],
    [`${listClients} {"public":false}`, listApps],
  ],
  $if: [
    db =>
      db
        .selectFrom(clients)
        .select('id')
        .where('label', '=', 'Grafana')
        .$if(true, query => query.select('status'))
        .$if(false, query => query.where('public', '=', true)),
    [{id: 'a5590e89a11d2b4a48e1', status: 'active'}],
    [`${listClients} {"label":"Grafana"}`],
  ],
  'case, window, literal': [
    db =>
      db
        .selectFrom(apps)
        .select(eb => [
          eb.case().when('expiry', 'is', null).then('forever').else('until').end().as('kind'),
          eb.fn
            .agg<number>('row_number')
            .over(ob => ob.orderBy('id'))
            .as('place'),
          eb.lit(1).as('one'),
          eb.val(null).as('nothing'),
        ])
        .orderBy('id')
        .limit(2),
    [
      {kind: 'until', place: 1, one: 1, nothing: null},
      {kind: 'forever', place: 2, one: 1, nothing: null},
    ],
    [listApps],
  ],
  'json of rows': [
    db =>
      db
        .selectFrom(`${apps} as a`)
        .select(eb => [
          jsonObjectFrom(
            eb.selectFrom(`${clients} as c`).select(['c.id', 'c.label']).whereRef('c.label', '=', 'a.label'),
          ).as('client'),
          jsonArrayFrom(
            eb.selectFrom(`${clients} as c`).select('c.status').whereRef('c.label', '=', 'a.label'),
          ).as('statuses'),
          jsonBuildObject({id: eb.ref('a.id')}).as('built'),
        ])
        .where('a.label', '=', 'Status Page'),
    [
      {
        client: {id: 'd763eb03dac0a9030b1e', label: 'Status Page'},
        // Kysely's ParseJSONResultsPlugin parses it.
        statuses: [{status: 'active'}, {status: 'active'}],
        built: {id: 188150},
      },
    ],
    [`${listApps} {"label":"Status Page"}`, listClients],
  ],
  'a dynamic column and a cast': [
    db =>
      db
        .selectFrom(apps)
        .select([db.dynamic.ref<'id'>('id'), sql<string>`cast(id as text)`.as('text')])
        .where('id', '=', 185906),
    [{id: 185906, text: '185906'}],
    ['GET /profile/apps/185906'],
  ],
};

for (const [name, [query, rows, requests]] of Object.entries(cases)) {
  test(name, async t => {
    const setting = await openSandbox(t);
    t.deepEqual(await query(setting.db).execute(), rows);
    t.deepEqual(setting.requests(), requests);
  });
}

test('values have the types of their columns, and parameters those of JavaScript', async t => {
  const {db} = await openSandbox(t);
  const app = await db.selectFrom(apps).selectAll().where('id', '=', 185906).executeTakeFirstOrThrow();
  t.like(app, {id: 185906, created: '2025-05-19T08:51:35Z'});
  const {rows} = await sql`
    select typeof(${true}) as a, typeof(${12n}) as b, typeof(${null}) as c, hex(${new Uint8Array([1, 255])}) as d,
      ${2n ** 60n} as e, ${new Date(0)} as f, ${'x'} as g, ${1.5} as h, ${{deep: [1]}} as i`.execute(db);
  t.deepEqual(rows, [
    {
      a: 'integer',
      b: 'integer',
      c: 'null',
      d: '01FF',
      e: 2n ** 60n,
      f: '1970-01-01T00:00:00',
      g: 'x',
      h: 1.5,
      i: '{"deep":[1]}',
    },
  ]);
});

test('a query can be explained, without any call', async t => {
  const {db, requests} = await openSandbox(t);
  const plan = await db.selectFrom(clients).select('id').where('label', '=', 'Grafana').explain();
  t.true(plan.some(row => row.value === 'X-Filter: {"label":"Grafana"}'));
  t.deepEqual(requests(), []);
});
