import {rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {makeFolder} from '../make-folder.js';
import {projectFolder} from '../project-folder.js';
import {reachDeclarations} from './reach-declarations.js';

test('declarations are followed in all forms of an import', async t => {
  const folder = makeFolder();
  t.teardown(() => rm(folder, {recursive: true}));
  const texts = {
    a: "import type { B } from './b.js';\nexport type C = import('./c.js').C;\n/** from './no.js' */",
    b: '/// <reference types="node" />\nexport * from \'./d.js\';',
    c: "import './a.js';\nimport { type Kysely } from 'kysely';",
    d: 'export {};',
    e: 'export {};',
  };
  const place = (name: string) => path.join(folder, `${name}.d.ts`);
  await Promise.all(Object.entries(texts).map(([name, text]) => writeFile(place(name), text)));
  t.deepEqual(reachDeclarations([place('a')]), {
    files: ['a', 'b', 'c', 'd'].map(place),
    packages: ['node', 'kysely'],
  });
});

test('the declarations of the package name no package that its users may not have', t => {
  const place = (file: string) => path.join(projectFolder, 'build/src', file);
  const library = reachDeclarations([place('index.d.ts')]);
  t.deepEqual(library.packages, []);
  t.true(library.files.includes(place('providers/linode/index.d.ts')));
  const dialect = reachDeclarations([place('dialect/index.d.ts')]);
  t.deepEqual(dialect.packages, ['kysely']);
});
