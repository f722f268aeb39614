import test, {type ExecutionContext} from 'ava';
import {createEngine, linode, RowgateError, type RunOptions} from '../../src/index.js';
import {client, pageOf, startRecordingServer} from '../engine/recording-server.js';

const update = "UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE label LIKE '%old%'";

/** A server of three clients. `meddle` is called before the list is answered: between the read of rows and their change. */
async function start(t: ExecutionContext, {staleAfter = 30_000} = {}) {
  const rows = Array.from({length: 3}, (_, index) => client(`c${index}`, {label: `old ${index}`}));
  const setting = {meddle: () => {}};
  const server = await startRecordingServer(request => {
    const at = rows.findIndex(row => request.path.split('/')[3] === row.id);
    if (request.method === 'GET') {
      if (request.path !== '/account/oauth-clients') return at < 0 ? undefined : {json: rows[at]};
      const page = pageOf(structuredClone(rows), request);
      setting.meddle();
      return page;
    }
    if (request.method === 'PUT') rows[at] = {...rows[at], ...JSON.parse(request.body)};
    return {json: rows[at]};
  });
  const env = {LINODE_URL: server.url, LINODE_TOKEN: 'x'};
  const engine = createEngine({providers: [linode], env, concurrency: 1, staleAfter});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  return {
    rows,
    setting,
    run: (options: RunOptions = {}, sql = update) => engine.query(sql, {}, {yes: true, ...options}),
    writes: () => server.lines().filter(line => !line.startsWith('GET')),
    gets: () => server.lines().filter(line => line.startsWith('GET')).length - 1,
  };
}

const rename = (rows: Record<string, unknown>[], at: number, label: string) => {
  rows[at] = {...rows[at], label};
};

test('rows that were read just now are not read again', async t => {
  const {run, gets} = await start(t);
  await run();
  t.is(gets(), 0);
});

test('rows whose read is old are read again, and one that no longer matches is left alone', async t => {
  const {rows, setting, run, writes, gets} = await start(t, {staleAfter: -1});
  setting.meddle = () => rename(rows, 1, 'by somebody else');
  const result = await run();
  t.deepEqual(
    result.rows.map(row => row.slice(1)),
    [
      ['done', null],
      ['skipped', 'drifted: label changed since it was read'],
      ['done', null],
    ],
  );
  t.is(gets(), 3);
  t.deepEqual(writes(), ['PUT /account/oauth-clients/c0', 'PUT /account/oauth-clients/c2']);
});

test('with strict, one row that has changed keeps all from being changed', async t => {
  const {rows, setting, run, writes} = await start(t);
  setting.meddle = () => rename(rows, 2, 'by somebody else');
  const error = await t.throwsAsync(run({strict: true}), {instanceOf: RowgateError});
  t.is(error?.code, 'drifted');
  t.is(error?.exitStatus, 6);
  t.regex(error?.message ?? '', /1 of 3 rows of .* are not as they were; nothing was changed/);
  t.deepEqual(writes(), []);
});

test('with strict, one that changes after the first was made stops the rest', async t => {
  const {rows, run, writes} = await start(t);
  const result = await run({
    strict: true,
    onOutcome: ({index}) => {
      if (index === 0) rename(rows, 1, 'by somebody else');
    },
  });
  t.deepEqual(
    result.outcomes?.map(each => each.kind),
    ['done', 'skipped', 'skipped'],
  );
  t.is(result.rows[2]?.[2], 'stopped, since c1 has drifted');
  t.deepEqual(writes(), ['PUT /account/oauth-clients/c0']);
});

test('a procedure is not called for a row that its query no longer finds', async t => {
  const {rows, setting, run, writes} = await start(t);
  setting.meddle = () => rename(rows, 1, 'by somebody else');
  const sql = `EXEC oauth_clients.reset_secret
    FOR EACH (SELECT id FROM oauth_clients WHERE label LIKE 'old%' AND id <> 'c2')`;
  const error = await t.throwsAsync(run({strict: true}, sql), {instanceOf: RowgateError});
  t.regex(error?.hint ?? '', /row c1: drifted: label changed since it was read/);
  t.deepEqual(writes(), []);
});
