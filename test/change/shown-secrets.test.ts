import test, {type ExecutionContext} from 'ava';
import {createEngine, linode, RowgateError, type RunOptions, type SecretSink} from '../../src/index.js';
import {client, pageOf, startRecordingServer} from '../engine/recording-server.js';

const secret = 'canary-secret-of-a-client';

async function start(t: ExecutionContext) {
  const server = await startRecordingServer(request =>
    request.method === 'GET' ? pageOf([client('c0')], request) : {json: client('c0', {secret})},
  );
  const engine = createEngine({providers: [linode], env: {LINODE_URL: server.url, LINODE_TOKEN: 'x'}});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  return {
    run: (sql: string, options: RunOptions = {}) => engine.query(sql, {}, {yes: true, ...options}),
    writes: () => server.lines().filter(line => !line.startsWith('GET')),
  };
}

const insert = "INSERT INTO oauth_clients (label, redirect_uri) VALUES ('a', 'https://a.example')";
const reset = "(EXEC oauth_clients.reset_secret @clientId = 'c0')";

for (const sql of [`${insert} RETURNING id`, `SELECT label FROM ${reset}`, `SELECT count(*) FROM ${reset}`]) {
  test(`a secret that would be shown to nobody is not made: ${sql}`, async t => {
    const {run, writes} = await start(t);
    const error = await t.throwsAsync(run(sql), {instanceOf: RowgateError});
    t.is(error?.code, 'refused');
    t.regex(error?.hint ?? '', /Ask for secret as well/);
    t.deepEqual(writes(), []);
  });
}

for (const sql of [
  `${insert} RETURNING *`,
  `${insert} RETURNING id, secret`,
  `${insert} RETURNING id || ' ' || secret`,
  `SELECT upper(s) FROM (SELECT secret AS s FROM ${reset})`,
  `SELECT * FROM ${reset}`,
]) {
  test(`a secret that is asked for is shown: ${sql}`, async t => {
    const {run} = await start(t);
    t.regex(JSON.stringify((await run(sql)).rows), new RegExp(secret, 'i'));
  });
}

const failing: SecretSink = {
  where: 'the vault',
  write: () => {
    throw new Error('it is full');
  },
  close: () => {},
};

test('a secret that its place did not take is in the result, whatever was to be in it', async t => {
  const {run} = await start(t);
  const {rows, notes} = await run(`${insert} RETURNING label`, {secretSink: failing});
  t.true(JSON.stringify(rows).includes(secret));
  t.regex(notes.join(), /could not be written to the vault.*in this result/);
});
