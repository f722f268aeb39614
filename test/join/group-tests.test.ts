import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {projectFolder} from '../project-folder.js';
import {groupTests} from './group-tests.js';
import {alone, shared} from './processes.js';

const folder = path.join(projectFolder, 'test');
const ending = '.test.ts';
const files = readdirSync(folder, {recursive: true, encoding: 'utf8'})
  .filter(file => file.endsWith(ending))
  .map(file => file.slice(0, -ending.length).split(path.sep).join('/'));
const read = (file: string) => readFileSync(path.join(folder, `${file}${ending}`), 'utf8');

/** What changes the process for every file in it. */
const changesProcess =
  /\bprocess\.(?:chdir|emit|exit|umask)\(|\bprocess\.env(?:\.\w+|\[[^\]]+\]) = |Object\.assign\(process|\bsyncBuiltinESMExports|\blimit-disk\b|\brun-here\b/;

test('each file is in one group', t => {
  const groups = groupTests(files);
  t.deepEqual(groups.flatMap(group => group.files).sort(), [...files].sort());
  t.is(new Set(groups.map(({name}) => name)).size, groups.length);
});

test('folders that share a process have several files, and files that are alone are in one', t => {
  const groups = groupTests(files);
  t.deepEqual(
    shared.filter(name => (groups.find(group => group.name === name)?.files.length ?? 0) < 2),
    [],
  );
  t.deepEqual(
    Object.keys(alone).filter(
      file => !files.includes(file) || !shared.some(each => file.startsWith(`${each}/`)),
    ),
    [],
  );
});

test('a file that changes its process is alone', t => {
  t.regex(read('cli/examples'), changesProcess);
  t.regex(read('cli/report/report'), changesProcess);
  const together = groupTests(files).filter(group => group.files.length > 1);
  t.deepEqual(
    together.flatMap(group => group.files).filter(file => changesProcess.test(read(file))),
    [],
    'add it to alone in test/join/processes.ts',
  );
});
