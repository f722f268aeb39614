import {execFile} from 'node:child_process';
import {rm} from 'node:fs/promises';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {startSandbox} from '../../src/index.js';
import {makeFolder} from '../make-folder.js';
import {projectFolder} from '../project-folder.js';
import {blocks} from './blocks.js';

test('every block of queries for the shell runs, one after the other', async t => {
  const sandbox = await startSandbox();
  const folder = makeFolder();
  t.teardown(async () => {
    await sandbox.close();
    await rm(folder, {recursive: true});
  });
  const main = path.join(projectFolder, 'dist', 'cli', 'main.cjs');
  const queries = blocks.filter(
    each => each.language === 'sh' && /^rowgate (?:query|queries|run|report|plan|runs)\b/.test(each.text),
  );
  const shell = (script: string) =>
    promisify(execFile)('sh', ['-c', `set -e; rowgate() { "$NODE" "$MAIN" "$@"; }\n${script}`], {
      cwd: folder,
      env: {...sandbox.env, NODE: process.execPath, MAIN: main, HOME: folder},
    });
  // The run that the page goes on with.
  await shell(`mkdir -p .local/state/rowgate/runs
    rowgate query --yes --journal .local/state/rowgate/runs/20261121-044700-3f9a.jsonl \\
      "UPDATE oauth_clients SET label = 'Wiki (old)' WHERE label = 'Wiki'"
    rowgate query "UPDATE oauth_clients SET label = 'Wiki' WHERE label = 'Wiki (old)'"`);
  for (const block of queries) {
    const {text, line} = block;
    const run = shell(text);
    await t.notThrowsAsync(run, `line ${line}: ${text}`);
    const {stdout} = await run;
    const next = blocks[blocks.indexOf(block) + 1];
    if (next?.language === 'diff') t.is(stdout, next.text, `line ${next.line}`);
    else t.regex(stdout, /^\{.*\}$/m);
  }
  t.true(queries.length >= 3);
});
