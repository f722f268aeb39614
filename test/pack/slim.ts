import {readdirSync, rmSync} from 'node:fs';
import path from 'node:path';
import {projectFolder} from '../project-folder.js';
import {reachDeclarations} from './reach-declarations.js';

/** Leaves of the build what a program can use: maps lead to sources that are not packed. */
const folder = path.join(projectFolder, 'build/src');
const entries = ['index.d.ts', 'dialect/index.d.ts'].map(file => path.join(folder, file));
const reached = new Set(reachDeclarations(entries).files);

for (const file of readdirSync(folder, {recursive: true, encoding: 'utf8'})) {
  const place = path.join(folder, file);
  if (file.endsWith('.map') || (file.endsWith('.d.ts') && !reached.has(place))) rmSync(place);
}
