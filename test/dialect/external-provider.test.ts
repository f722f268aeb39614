import test, {type ExecutionContext} from 'ava';
import {Kysely} from 'kysely';
import {checkProvider, createEngine} from 'rowgate';
import {type Database, exec, RowgateDialect} from 'rowgate/kysely';
import {sameType} from './types/same-type.js';
import {uptime} from './uptime.js';
import {startUptime} from './uptime-server.js';

async function openUptime(t: ExecutionContext) {
  const server = await startUptime('token-of-the-test');
  const env = {UPTIME_URL: server.url, UPTIME_TOKEN: 'token-of-the-test'};
  const engine = createEngine({providers: [uptime], env});
  const db = new Kysely<Database<typeof uptime>>({dialect: new RowgateDialect({engine, yes: true})});
  t.teardown(async () => {
    await db.destroy();
    await server.close();
  });
  return {db, engine, server};
}

test('its data is valid', t => {
  t.deepEqual(checkProvider(uptime), []);
});

test('it is read, in SQL and typed', async t => {
  const {db, engine, server} = await openUptime(t);
  const {rows} = await engine.query('SELECT url FROM uptime.pages.monitors WHERE paused');
  t.deepEqual(rows, [['https://b.example']]);
  const monitors = await db
    .selectFrom('uptime/pages/monitors')
    .select(['url', 'tags', 'last_failure'])
    .where('paused', '=', false)
    .orderBy('url')
    .execute();
  sameType<typeof monitors, {url: string; tags: readonly string[]; last_failure: string | null}[]>(true);
  t.deepEqual(monitors, [
    {url: 'https://a.example', tags: ['shop'], last_failure: '2026-01-02T03:04:05Z'},
    {url: 'https://c.example', tags: ['shop', 'eu'], last_failure: null},
  ]);
  const list = ['GET /v1/monitors', 'GET /v1/monitors?after=2'];
  t.deepEqual(server.lines(), [...list, ...list]);
});

test('it is changed', async t => {
  const {db, server} = await openUptime(t);
  const made = await db
    .insertInto('uptime/pages/monitors')
    .values({url: 'https://d.example', tags: ['eu']})
    .returning(['id', 'paused', 'tags'])
    .executeTakeFirstOrThrow();
  t.deepEqual(made, {id: 4, paused: false, tags: ['eu']});
  const {numUpdatedRows} = await db
    .updateTable('uptime/pages/monitors')
    .set({paused: true, tags: []})
    .where('url', '=', 'https://d.example')
    .executeTakeFirst();
  t.is(numUpdatedRows, 1n);
  t.deepEqual(
    server.requests
      .filter(({method}) => method !== 'GET')
      .map(({method, path, body}) => [method, path, body]),
    [
      ['POST', '/v1/monitors', '{"url":"https://d.example","tags":["eu"]}'],
      ['PATCH', '/v1/monitors/4', '{"paused":true,"tags":[]}'],
    ],
  );
});

test('its procedures are called', async t => {
  const {db} = await openUptime(t);
  const [check] = await exec(db, 'uptime.pages.monitors.check', {monitorId: 3});
  sameType<typeof check, {readonly status: number; readonly seconds: number} | undefined>(true);
  t.deepEqual(check, {status: 200, seconds: 0.25});
});

test('what it does not have does not compile', t => {
  const mistakes = (db: Kysely<Database<typeof uptime>>) => {
    // @ts-expect-error: no such table
    db.selectFrom('uptime/pages/monitor');
    // @ts-expect-error: a list of texts
    db.insertInto('uptime/pages/monitors').values({url: 'https://d.example', tags: 'eu'});
    // @ts-expect-error: it can't be given when a monitor is made
    db.insertInto('uptime/pages/monitors').values({url: 'https://d.example', paused: true});
    // @ts-expect-error: it can't be changed
    db.updateTable('uptime/pages/monitors').set({url: 'https://e.example'});
    // @ts-expect-error: a number
    exec(db, 'uptime.pages.monitors.check', {monitorId: 'three'});
  };
  t.is(typeof mistakes, 'function');
});
