import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {
  type Answer,
  client,
  pageOf,
  type Recorded,
  type RecordingServer,
  startRecordingServer,
} from '../engine/recording-server.js';
import {makeFolder} from '../make-folder.js';
import {startCli} from './run-cli.js';

/** Four pages. */
const rows = Array.from({length: 2000}, (_, index) => client(`c${index}`));
const sql = 'SELECT id, label FROM oauth_clients';

async function start(
  t: ExecutionContext,
  args: readonly string[],
  answerPage: (page: number, request: Recorded, server: RecordingServer) => Answer | undefined,
) {
  const server: RecordingServer = await startRecordingServer(
    request => answerPage(Number(request.query.page), request, server) ?? pageOf(rows, request),
  );
  const env = {LINODE_URL: server.url, LINODE_TOKEN: 'x'};
  const cwd = makeFolder();
  const cli = startCli(['query', '--concurrency', '1', ...args, sql], {env, cwd});
  t.teardown(async () => {
    cli.child.kill('SIGKILL');
    await server.close();
  });
  return {cli, server, cwd};
}

/** A promise, and what keeps it. */
function createGate(): {readonly after: Promise<void>; readonly open: () => void} {
  let open = () => {};
  const after = new Promise<void>(resolve => {
    open = resolve;
  });
  return {after, open};
}

const firstLines = {
  jsonl: '{"id":"c0","label":"client c0"}\n',
  csv: 'id,label\nc0,client c0\n',
  json: '[\n{"id":"c0",',
};

for (const [format, first] of Object.entries(firstLines)) {
  test(`the first row of ${format} is written before the last page comes`, async t => {
    const gate = createGate();
    const {cli} = await start(t, ['--format', format], (page, request) =>
      page === 4 ? {...pageOf(rows, request), after: gate.after} : undefined,
    );
    let text = '';
    cli.child.stdout?.on('data', (more: string) => {
      text += more;
      if (text.startsWith(first)) gate.open();
    });
    const {status, stdout} = await cli.ended;
    t.is(status, 0);
    const count = format === 'json' ? JSON.parse(stdout).length : stdout.trimEnd().split('\n').length;
    t.is(count, format === 'csv' ? 2001 : 2000);
  });
}

test('who reads no further ends it without a word, and requests under way with it', async t => {
  const {cli, server} = await start(t, ['--format', 'csv'], page =>
    page === 4 ? {after: new Promise(() => {})} : undefined,
  );
  cli.child.stdout?.once('data', () => cli.child.stdout?.destroy());
  const {status, stderr} = await cli.ended;
  t.deepEqual([status, stderr], [0, '']);
  t.true(server.requests.length <= 4);
});

test('that rows are missing is said after the others, and by the exit status', async t => {
  const lacking = (page: number, request: Recorded): Answer | undefined => {
    const json = pageOf(rows, request).json as {data: readonly unknown[]};
    return page === 3 ? {json: {...json, data: json.data.slice(1)}} : undefined;
  };
  const {cli} = await start(t, ['--format', 'csv'], lacking);
  const {status, stdout, stderr} = await cli.ended;
  t.is(status, 3);
  t.is(stdout.trimEnd().split('\n').length, 2000);
  t.regex(stderr, /^error: rows are missing: .*announced 2000 rows and sent 1999/);
  const other = await start(t, ['--output', 'out.csv'], lacking);
  t.is((await other.cli.ended).status, 3);
  t.deepEqual(readdirSync(other.cwd), []);
});

test('a page that fails is told after the rows before it, and no file is put in its place', async t => {
  const failing = (page: number): Answer | undefined =>
    page === 3 ? {status: 403, json: {errors: [{reason: 'no more'}]}} : undefined;
  const {cli} = await start(t, ['--format', 'jsonl'], failing);
  const {status, stdout, stderr} = await cli.ended;
  t.is(status, 3);
  t.is(stdout.trimEnd().split('\n').length, 1000);
  t.regex(stderr, /^error: .*no more/);
  const other = await start(t, ['--output', 'out.jsonl'], failing);
  t.is((await other.cli.ended).status, 3);
  t.deepEqual(readdirSync(other.cwd), []);
});

test('a file comes to its place once it is whole', async t => {
  const gate = createGate();
  const {cli, cwd, server} = await start(t, ['--output', 'out.jsonl'], (page, request) =>
    page === 4 ? {...pageOf(rows, request), after: gate.after} : undefined,
  );
  await server.until(() => server.requests.length === 4);
  t.false(existsSync(path.join(cwd, 'out.jsonl')));
  gate.open();
  t.is((await cli.ended).status, 0);
  t.deepEqual(readdirSync(cwd), ['out.jsonl']);
  t.is(readFileSync(path.join(cwd, 'out.jsonl'), 'utf8').trimEnd().split('\n').length, 2000);
});
