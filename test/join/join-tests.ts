import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {build, type Plugin} from 'esbuild';
import {projectFolder} from '../project-folder.js';
import {groupTests, type TestGroup} from './group-tests.js';

/**
 * Joins the test files that can share a process, and what they test, into few files that load fast: of
 * `build/test/plan/*.test.js` becomes `build/joined/plan.test.js`.
 */
const source = path.join(projectFolder, 'build/test');
const entries = path.join(projectFolder, 'build/group');
const target = path.join(projectFolder, 'build/joined');
const sharedTest = path.join(source, 'join/shared-test.js');

const files = readdirSync(source, {recursive: true, encoding: 'utf8'})
  .map(file => file.split(path.sep).join('/'))
  .filter(file => file.endsWith('.test.js'))
  .map(file => file.slice(0, -'.test.js'.length));

for (const folder of [entries, target]) rmSync(folder, {recursive: true, force: true});
await build({
  entryPoints: groupTests(files).map(writeEntry),
  absWorkingDir: projectFolder,
  outbase: entries,
  outdir: target,
  chunkNames: 'part/[name]-[hash]',
  bundle: true,
  splitting: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  charset: 'utf8',
  sourcemap: 'linked',
  sourcesContent: false,
  // A module may be imported for what it does alone, which package.json says that none is.
  ignoreAnnotations: true,
  plugins: [shareTest(), keepPlaces()],
});

function writeEntry({name, files}: TestGroup): string {
  const entry = path.join(entries, `${name}.test.js`);
  const fromEntry = (file: string) => JSON.stringify(path.relative(path.dirname(entry), file));
  const imports = files.flatMap(file => [
    file === name ? '' : `beginFile(${JSON.stringify(file.slice(name.length + 1).split('/'))});`,
    `await import(${fromEntry(path.join(source, `${file}.test.js`))});`,
  ]);
  mkdirSync(path.dirname(entry), {recursive: true});
  writeFileSync(
    entry,
    [`import {beginFile, declareTests} from ${fromEntry(sharedTest)};`, ...imports, 'declareTests();'].join(
      '\n',
    ),
  );
  return entry;
}

/** Gives test files, and what they declare tests with, a `test` that knows which file it is of. */
function shareTest(): Plugin {
  return {
    name: 'share-test',
    setup: ({onResolve, onLoad}) => {
      onResolve({filter: /^ava$/}, ({importer}) =>
        importer === sharedTest ? undefined : {path: 'test', namespace: 'shared'},
      );
      onLoad({filter: /.*/, namespace: 'shared'}, () => ({
        contents: `export {sharedTest as default} from ${JSON.stringify(sharedTest)};`,
        resolveDir: source,
      }));
    },
  };
}

/** Code that asks for its own place is told where it was before. */
function keepPlaces(): Plugin {
  return {
    name: 'keep-places',
    setup: ({onLoad}) => {
      onLoad({filter: /[/\\]build[/\\](?:src|test)[/\\].*\.js$/}, ({path: file}) => ({
        contents: readFileSync(file, 'utf8')
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
          .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file))),
      }));
    },
  };
}
