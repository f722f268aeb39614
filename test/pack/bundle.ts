import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {build, type Metafile} from 'esbuild';
import {helpWidth} from '../../src/cli/help/add-help.js';
import {createProgram} from '../../src/cli/run-program.js';
import {outputFormats} from '../../src/format/index.js';
import {projectFolder} from '../project-folder.js';
import {reachDeclarations} from './reach-declarations.js';

/**
 * Makes of the build what is published: a few files that load fast. The packages that every command needs are in
 * them, since most of the time that a short command takes would go into looking for their hundreds of files.
 */
const source = path.join(projectFolder, 'build/src');
const target = path.join(projectFolder, 'dist');
const entries = ['index', 'dialect/index'].map(name => path.join(source, name));

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** What was written for `require` finds Node's own modules by it. */
const defineRequire =
  "import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);\n";

rmSync(target, {recursive: true, force: true});
const {dependencies, optionalDependencies, peerDependencies} = readManifest(projectFolder);
const {metafile, outputFiles} = await build({
  entryPoints: [...entries, path.join(source, 'cli/main')].map(entry => `${entry}.js`),
  absWorkingDir: projectFolder,
  outbase: source,
  outdir: target,
  chunkNames: 'part/[name]-[hash]',
  bundle: true,
  splitting: true,
  external: Object.keys({...dependencies, ...optionalDependencies, ...peerDependencies}),
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  charset: 'utf8',
  metafile: true,
  write: false,
});
for (const {path: file, text} of outputFiles) {
  mkdirSync(path.dirname(file), {recursive: true});
  writeFileSync(file, /\brequire\b/.test(text) ? `${defineRequire}${text}` : text);
}
writeFileSync(path.join(target, 'LICENSES.txt'), listLicenses(metafile));
for (const file of reachDeclarations(entries.map(entry => `${entry}.d.ts`)).files) {
  const place = path.join(target, path.relative(source, file));
  mkdirSync(path.dirname(place), {recursive: true});
  writeFileSync(place, slimDeclaration(readFileSync(file, 'utf8')));
}
const helpFolder = path.join(target, 'cli/help');
mkdirSync(helpFolder);
const program = createProgram(() => {}, outputFormats);
for (const command of [program, ...program.commands]) {
  for (const name of [command.name(), ...command.aliases()]) {
    writeFileSync(path.join(helpFolder, `${name}.txt`), helpOf(command));
  }
}

/** Without indentation, and without the text of descriptions, which are sentences, and of which no type is made. */
function slimDeclaration(text: string): string {
  return text
    .replace(/^[ \t]+/gm, '')
    .replace(/^(readonly description: )(["'])(?:(?!\2)[^\\]|\\.)* (?:(?!\2)[^\\]|\\.)*\2;$/gm, '$1string;')
    .replace(/^\/\/# sourceMappingURL=.*$/gm, '');
}

function helpOf(command: typeof program): string {
  let help = '';
  const writeOut = (text: string) => {
    help += text;
  };
  command.configureOutput({writeOut, getOutHelpWidth: () => helpWidth}).outputHelp();
  return help;
}

/** The licences of the packages that are in the files, each with its text. */
function listLicenses({inputs}: Metafile): string {
  const folders = Object.keys(inputs).map(
    file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? '',
  );
  const texts = [...new Set(folders)].filter(Boolean).sort().map(readLicense);
  return `The files beside this one hold parts of these packages.\n\n${texts.join(`\n${'-'.repeat(78)}\n\n`)}`;
}

function readLicense(folder: string): string {
  const {name, version, license} = readManifest(folder);
  const file = readdirSync(folder).find(each => /^licen[cs]e/i.test(each));
  const text = file === undefined ? '' : `\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}
