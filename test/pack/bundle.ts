import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {type BuildOptions, build, type Metafile} from 'esbuild';
import {helpWidth} from '../../src/cli/help/add-help.js';
import {createProgram} from '../../src/cli/run-program.js';
import {outputFormats} from '../../src/format/index.js';
import {projectFolder} from '../project-folder.js';
import {buildProgram} from './build-program.js';
import {leaveOut} from './leave-out.js';
import {reachDeclarations} from './reach-declarations.js';

/**
 * Makes of the build what is published: a few files that load fast. The packages that every command needs are in
 * them, since most of the time that a short command takes would go into looking for their hundreds of files.
 */
const source = path.join(projectFolder, 'build/src');
const target = path.join(projectFolder, 'dist');
const entries = ['index', 'dialect/index'];
/** What threads of their own run: each stands beside the code that starts it. */
const workers = ['server/catalogue/catalogue-worker', 'execute/sqlite/sqlite-worker'];

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
const common = {
  absWorkingDir: projectFolder,
  bundle: true,
  external: Object.keys({...dependencies, ...optionalDependencies, ...peerDependencies}),
  plugins: [leaveOut],
  platform: 'node',
  target: 'node20.19',
  minify: true,
  metafile: true,
  write: false,
} satisfies BuildOptions & {readonly metafile: true; readonly write: false};

// The library is of modules, which those who use it can join with theirs.
const library = await build({
  ...common,
  entryPoints: {
    ...Object.fromEntries(entries.map(name => [name, path.join(source, `${name}.js`)])),
    ...Object.fromEntries(
      workers.map(name => [`part/${path.basename(name)}`, path.join(source, `${name}.js`)]),
    ),
  },
  outdir: target,
  chunkNames: 'part/[name]-[hash]',
  splitting: true,
  format: 'esm',
  charset: 'utf8',
});
for (const {path: file, text} of library.outputFiles) {
  write(file, /\brequire\b/.test(text) ? `${defineRequire}${text}` : text);
}

const program = await buildProgram({common, folder: path.join(source, 'cli')});
for (const [file, text] of Object.entries(program.files)) write(path.join(target, 'cli', file), text);
for (const worker of workers) {
  const file = `${path.basename(worker)}.js`;
  write(path.join(target, 'cli', file), `import '../part/${file}';\n`);
}

writeFileSync(path.join(target, 'LICENSES.txt'), listLicenses([library.metafile, ...program.metafiles]));
for (const file of reachDeclarations(entries.map(entry => path.join(source, `${entry}.d.ts`))).files) {
  const place = path.join(target, path.relative(source, file));
  write(place, slimDeclaration(readFileSync(file, 'utf8')));
}
const helpFolder = path.join(target, 'cli/help');
const described = createProgram(() => {}, outputFormats);
for (const command of [described, ...described.commands]) {
  for (const name of [command.name(), ...command.aliases()]) {
    write(path.join(helpFolder, `${name}.txt`), helpOf(command));
  }
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), {recursive: true});
  writeFileSync(file, text);
}

/** Without indentation, and without the text of descriptions, which are sentences, and of which no type is made. */
function slimDeclaration(text: string): string {
  return text
    .replace(/^[ \t]+/gm, '')
    .replace(/^(readonly description: )(["'])(?:(?!\2)[^\\]|\\.)* (?:(?!\2)[^\\]|\\.)*\2;$/gm, '$1string;')
    .replace(/^\/\/# sourceMappingURL=.*$/gm, '');
}

function helpOf(command: typeof described): string {
  let help = '';
  const writeOut = (text: string) => {
    help += text;
  };
  command.configureOutput({writeOut, getOutHelpWidth: () => helpWidth}).outputHelp();
  return help;
}

/** The licences of the packages that are in the files, each with its text. */
function listLicenses(built: readonly Metafile[]): string {
  const folders = built
    .flatMap(each => Object.keys(each.inputs))
    .map(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? '');
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
