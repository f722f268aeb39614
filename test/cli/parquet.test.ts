import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {parquetReadObjects} from 'hyparquet';
import {makeFolder} from '../make-folder.js';
import {runCli, terminal} from './run-cli.js';

test('rows go into a parquet file, by its ending', async t => {
  const file = path.join(makeFolder(), 'a.parquet');
  const {status, stderr} = await runCli(['query', '--output', file, "SELECT 1 AS n, 'ä' AS text"]);
  t.is(status, 0, stderr);
  const bytes = readFileSync(file);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  t.deepEqual(await parquetReadObjects({file: buffer}), [{n: 1n, text: 'ä'}]);
});

test('it is for one result that it can hold, and not for a terminal', async t => {
  const file = path.join(makeFolder(), 'a.parquet');
  const [several, mixed, shown] = await Promise.all([
    runCli(['query', '--output', file, 'SELECT 1; SELECT 2']),
    runCli(['query', '--output', file, "SELECT 1 AS n UNION ALL SELECT 'a'"]),
    runCli(['query', '--format', 'parquet', 'SELECT 1'], {env: terminal}),
  ]);
  t.is(several.status, 2);
  t.regex(several.stderr, /^error: a parquet file holds the result of one statement\nhint: /);
  t.is(mixed.status, 1);
  t.regex(mixed.stderr, /column "n" has values of several types: integer, text/);
  t.is(shown.status, 2);
  t.regex(shown.stderr, /parquet is not for a terminal/);
  t.is(shown.stdout, '');
  t.false(existsSync(file));
});
