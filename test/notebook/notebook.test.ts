import {execFile, spawnSync} from 'node:child_process';
import path from 'node:path';
import test from 'ava';
import {startCli} from '../cli/run-cli.js';
import {makeFolder} from '../make-folder.js';
import {projectFolder} from '../project-folder.js';

/** A Python that has what the notebook and its runner need; another one than that of the path can be given. */
const python = process.env.ROWGATE_PYTHON ?? 'python3';
const modules = 'nbclient, ipykernel, pandas, matplotlib, psycopg';
const isInstalled = spawnSync(python, ['-c', `import ${modules}`]).status === 0;
const reason = isInstalled ? '' : ` (left out: ${python} lacks one of ${modules})`;

(isInstalled ? test : test.skip)(`the notebook gives what is written in it${reason}`, async t => {
  const cli = startCli(['serve', '--sandbox', '--port', '0'], {env: {ROWGATE_PASSWORD: 'secret'}});
  const folder = makeFolder();
  t.teardown(() => void cli.child.kill());
  let shown = '';
  cli.child.stderr?.on('data', text => {
    shown += text;
  });
  await cli.saw(' -U rowgate rowgate\n');
  const script = path.join(projectFolder, 'test', 'notebook', 'run_notebook.py');
  const env = {
    ...process.env,
    PGPASSWORD: 'secret',
    PGPORT: / -p (\d+) /.exec(shown)?.[1],
    IPYTHONDIR: folder,
    JUPYTER_RUNTIME_DIR: folder,
  };
  const {error, text} = await new Promise<{error: Error | null; text: string}>(resolve => {
    execFile(python, [script], {env}, (error, stdout, stderr) => resolve({error, text: stdout + stderr}));
  });
  t.is(error?.message, undefined, text);
  t.regex(text, /^\d+ cells$/m);
});
