import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {projectFolder} from '../project-folder.js';

test('the packs of the command line are ASCII, as which they are read', t => {
  const folder = path.join(projectFolder, 'dist/cli');
  const packs = readdirSync(folder).filter(name => name.endsWith('.cjs') && name !== 'main.cjs');
  t.true(packs.length > 1);
  for (const pack of packs) {
    t.deepEqual(
      readFileSync(path.join(folder, pack), 'utf8').match(/.{0,40}[^\0-\x7f].{0,40}/g) ?? [],
      [],
      pack,
    );
  }
});
