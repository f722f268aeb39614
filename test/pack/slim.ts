import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {build} from 'esbuild';
import {projectFolder} from '../project-folder.js';
import {reachDeclarations} from './reach-declarations.js';

/** Leaves of the build what a program can use: maps lead to sources that are not packed. Each module stays a file. */
const folder = path.join(projectFolder, 'build/src');
const entries = ['index.d.ts', 'dialect/index.d.ts'].map(file => path.join(folder, file));
const reached = new Set(reachDeclarations(entries).files);
const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).map(file => path.join(folder, file));

for (const file of files) {
  if (file.endsWith('.map') || (file.endsWith('.d.ts') && !reached.has(file))) rmSync(file);
  else if (file.endsWith('.d.ts')) writeFileSync(file, slimDeclaration(readFileSync(file, 'utf8')));
}

/** Without indentation, and without the text of descriptions, which are sentences, and of which no type is made. */
function slimDeclaration(text: string): string {
  return text
    .replace(/^[ \t]+/gm, '')
    .replace(/^(readonly description: )(["'])(?:(?!\2)[^\\]|\\.)* (?:(?!\2)[^\\]|\\.)*\2;$/gm, '$1string;');
}

await build({
  entryPoints: files.filter(file => file.endsWith('.js')),
  outdir: folder,
  allowOverwrite: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  charset: 'utf8',
});
