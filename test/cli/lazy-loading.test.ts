import {execFile} from 'node:child_process';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {refuseModules} from '../refuse-modules.js';
import {mainScript} from './run-cli.js';

const run = promisify(execFile);

const unpackedScript = path.join(import.meta.dirname, 'run-unpacked.js');

const cases: readonly (readonly [args: readonly string[], refused: readonly string[], shown: RegExp])[] = [
  [
    ['--version'],
    ['/engine.js', 'got', 'sql.js', '/format/index.js', '/providers/index.js'],
    /^\d+\.\d+\.\d+\n$/,
  ],
  [['--help'], ['/engine.js', 'got', 'sql.js', '/providers/index.js'], /^Usage: rowgate .*SQL/s],
  [
    ['query', '--help'],
    ['/engine.js', 'got', 'sql.js', '/providers/index.js'],
    /choices:\s+"table",\s+"line",\s+"json",\s+"jsonl",\s+"csv",\s+"markdown".*Examples:/s,
  ],
  [
    ['help', 'report'],
    ['/engine.js', 'got', 'sql.js', '/providers/index.js', '/estate/run-report.js'],
    /--fail-on <severity>/,
  ],
  [['help', 'apply'], ['/engine.js', 'got', 'sql.js', '/providers/index.js'], /--canary <n>/],
  [
    ['serve', '--help'],
    ['/engine.js', 'got', 'sql.js', '/providers/index.js', '/server/start-server.js'],
    /--allow-writes/,
  ],
  [['runs'], ['/engine.js', 'got', 'sql.js', '/providers/index.js'], /^/],
  [['query', 'SHOW PROVIDERS'], ['got', 'sql.js', '/sandbox/start-sandbox.js'], /"linode"/],
  [['query', 'SELECT 1 AS a'], ['got', '/postgres-functions.js', '/sandbox/start-sandbox.js'], /\{"a":1\}/],
];

for (const [args, refused, shown] of cases) {
  test(`rowgate ${args.join(' ')} loads no ${refused.join(', ')}`, async t => {
    const {stdout} = await run(process.execPath, [
      '--import',
      refuseModules(refused),
      unpackedScript,
      ...args,
    ]);
    t.regex(stdout, shown);
  });
}

for (const args of [['--help'], ['help', 'query'], ['exec', '-h'], ['help', 'nothing']]) {
  test(`rowgate ${args.join(' ')} says what the commands say, without loading them`, async t => {
    const [ready, made] = await Promise.all(
      [mainScript, unpackedScript].map(script =>
        run(process.execPath, [script, ...args]).catch(error => error),
      ),
    );
    t.is(ready.stdout, made.stdout);
    t.is(ready.stderr, made.stderr);
  });
}
