import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';

/**
 * The parts of src in the order in which imports may go: a part imports itself and what stands before it. Parts on
 * one line don't know each other, save the single files of the first.
 */
const order: readonly (readonly string[])[] = [
  [
    'row',
    'session-codes',
    'error-codes',
    'errors',
    'notes',
    'option-mention',
    'timestamp',
    'package',
    'version',
  ],
  ['catalog'],
  ['statement'],
  ['plan'],
  ['request'],
  ['execute'],
  ['change'],
  ['engine-options'],
  ['engine'],
  ['list-locals'],
  ['dialect', 'server', 'config'],
];

/** Parts beside the order. Only `joining` parts import them. */
const beside: readonly string[] = ['format', 'providers', 'sandbox'];

/** Parts that import anything, and that only each other import. */
const joining: readonly string[] = ['cli', 'index'];

/** Packages with one place in the project. */
const homes: Readonly<Record<string, string>> = {
  '@electric-sql/pglite': 'server',
  got: 'request',
  'hyparquet-writer': 'format',
  '@napi-rs/keyring': 'request',
  kysely: 'dialect',
  'sql.js': 'execute',
  yaml: 'config',
  zod: 'config',
};

/** Files of more than 300 lines, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {};

interface Import {
  /** As written. */
  readonly from: string;
  readonly typeOnly: boolean;
}

/** Every import of a source: static, dynamic, of types, by re-export and by require. */
function readImports(source: string): readonly Import[] {
  const code = source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  const declarations = code.matchAll(
    /^(?:import|export)\s+(?:(type)\s+(?!from\b))?(?:[\w$*{}\s,]+?\s*from\s*)?['"]([^'"]+)['"]/gm,
  );
  const calls = code.matchAll(
    /\b(?:import|require|require\.resolve|import\.meta\.resolve)\(\s*([^)]*?)\s*\)/g,
  );
  return [
    ...Array.from(declarations, ([, type, from = '']) => ({from, typeOnly: type === 'type'})),
    // A name that is computed is kept as it is written, and so is in no layer.
    ...Array.from(calls, ([, name = '']) => ({
      from: name.replace(/^(['"`])(.*)\1$/s, '$2'),
      typeOnly: false,
    })),
  ];
}

/** The part that a file belongs to: the folder right below src, or the file there without its ending. */
function partOf(file: string): string {
  return file.split('/')[0]?.replace(/\.[jt]s$/, '') ?? '';
}

/** What is wrong with an import in a file (its path below src), or undefined. */
function findBreach(file: string, {from, typeOnly}: Import): string | undefined {
  const part = partOf(file);
  if (!from.startsWith('.')) return findPackageBreach(part, from);
  const target = path.posix.join(path.posix.dirname(file), from);
  if (target.startsWith('..')) return 'leaves src';
  const targetPart = partOf(target);
  if (part === targetPart || joining.includes(part)) return;
  const allowed = `${part} may not import ${targetPart}`;
  switch (part) {
    case 'sandbox':
      return allowed;
    case 'providers':
      if (targetPart !== 'catalog') return allowed;
      return typeOnly ? undefined : 'providers may import types only';
    case 'format':
      if (target !== 'execute/result.js' && target !== 'row.js') return allowed;
      return typeOnly ? undefined : 'format may import types only';
  }
  const [level, targetLevel] = [part, targetPart].map(name => order.findIndex(parts => parts.includes(name)));
  if (level === undefined || level === -1) return `${part} is in no layer`;
  if (targetLevel === undefined || targetLevel === -1) return allowed;
  return targetLevel < level || (level === 0 && targetLevel === 0) ? undefined : allowed;
}

function findPackageBreach(part: string, from: string): string | undefined {
  const name = from.split('/', from.startsWith('@') ? 2 : 1).join('/');
  const home = Object.hasOwn(homes, name) ? homes[name] : undefined;
  if (home !== undefined && part !== home) return `${name} may be imported in ${home} only`;
  if (part === 'providers') return 'providers are data and import no package';
  if (part === 'format' && name !== 'string-width' && home !== 'format') {
    return 'format may import string-width and what only it imports';
  }
  if (!/^(?:node:[\w/]+|(?:@[\w.-]+\/)?[\w.-]+)$/.test(name.startsWith('node:') ? from : name)) {
    return 'is not the name of a module';
  }
  return;
}

/** The project's own folder: the tests run from a folder below it. */
function findRoot(): string {
  let folder = import.meta.dirname;
  while (!readdirSync(folder).includes('package.json')) folder = path.dirname(folder);
  return folder;
}

const source = path.join(findRoot(), 'src');
const files = readdirSync(source, {recursive: true, encoding: 'utf8'})
  .map(file => file.split(path.sep).join('/'))
  .filter(file => file.endsWith('.ts'))
  .sort();
const readSource = (file: string) => readFileSync(path.join(source, file), 'utf8');

test('imports are read in all their forms', t => {
  const text = [
    "import test from 'a';",
    "import type {B} from 'b';",
    "import {type C, c} from 'c';",
    'import {',
    '  d,',
    "} from './d.js';",
    "import * as e from 'node:e';",
    "import 'f';",
    "export * from './g.js';",
    "export type {H} from './h.js';",
    "const i = await import('i');",
    "type J = import('./j.js').J;",
    "const k = require('k');",
    'const l = await import(name);',
    "// import {no} from 'no';",
    "/** See import('no'). */",
    " * import {no} from 'no';",
    "export const text = 'from';",
    "export type Text = 'text';",
  ].join('\n');
  t.deepEqual(
    readImports(text).map(({from, typeOnly}) => (typeOnly ? `type ${from}` : from)),
    ['a', 'type b', 'c', './d.js', 'node:e', 'f', './g.js', 'type ./h.js', 'i', './j.js', 'k', 'name'],
  );
});

const cases: readonly (readonly [file: string, from: string, breach?: string])[] = [
  ['errors.ts', './row.js'],
  ['errors.ts', './catalog/column.js', 'errors may not import catalog'],
  ['plan/read.ts', '../catalog/column.js'],
  ['plan/read.ts', './plan.js'],
  ['plan/read.ts', '../request/send.js', 'plan may not import request'],
  ['catalog/column.ts', '../statement/query.js', 'catalog may not import statement'],
  ['engine.ts', './change/apply.js'],
  ['engine.ts', './providers/index.js', 'engine may not import providers'],
  ['change/apply.ts', '../engine.js', 'change may not import engine'],
  ['dialect/driver.ts', '../server/start.js', 'dialect may not import server'],
  ['server/start.ts', '../cli/main.js', 'server may not import cli'],
  ['server/start.ts', '../sandbox/start.js', 'server may not import sandbox'],
  ['cli/main.ts', '../sandbox/start.js'],
  ['cli/main.ts', '../index.js'],
  ['index.ts', './cli/main.js'],
  ['new/thing.ts', '../row.js', 'new is in no layer'],
  ['sandbox/linode/api.ts', '../http/api.js'],
  ['sandbox/linode/api.ts', '../../catalog/column.js', 'sandbox may not import catalog'],
  ['providers/linode/index.ts', 'type ../../catalog/provider.js'],
  ['providers/linode/index.ts', './account/index.js'],
  ['providers/linode/index.ts', '../../catalog/provider.js', 'providers may import types only'],
  ['providers/linode/index.ts', 'type ../../row.js', 'providers may not import row'],
  ['providers/linode/index.ts', 'node:fs', 'providers are data and import no package'],
  ['format/table.ts', 'type ../execute/result.js'],
  ['format/table.ts', 'type ../row.js'],
  ['format/table.ts', 'type ../execute/scan.js', 'format may not import execute'],
  ['format/table.ts', 'string-width'],
  ['format/table.ts', 'got', 'got may be imported in request only'],
  ['format/table.ts', 'picocolors', 'format may import string-width and what only it imports'],
  ['request/send.ts', 'got'],
  ['cli/main.ts', 'got', 'got may be imported in request only'],
  ['cli/main.ts', 'sql.js/dist/sql-wasm.js', 'sql.js may be imported in execute only'],
  ['execute/database.ts', 'sql.js'],
  ['dialect/driver.ts', 'kysely'],
  ['engine.ts', 'kysely', 'kysely may be imported in dialect only'],
  ['execute/database.ts', 'node:fs/promises'],
  ['execute/database.ts', 'name of a thing', 'is not the name of a module'],
  ['row.ts', '../test/layers.test.js', 'leaves src'],
];

for (const [file, from, breach] of cases) {
  test(`${file} importing ${from}: ${breach ?? 'allowed'}`, t => {
    const typeOnly = from.startsWith('type ');
    t.is(findBreach(file, {from: typeOnly ? from.slice(5) : from, typeOnly}), breach);
  });
}

test('imports in src go one way', t => {
  t.true(files.length > 10);
  const breaches = files.flatMap(file =>
    readImports(readSource(file)).flatMap(found => {
      const breach = findBreach(file, found);
      return breach === undefined ? [] : [`${file} imports ${found.from}: ${breach}`];
    }),
  );
  t.deepEqual(breaches, []);
});

test('every part of src has its place', t => {
  const known = new Set([...order.flat(), ...beside, ...joining]);
  t.deepEqual(
    files.filter(file => !known.has(partOf(file))),
    [],
  );
});

for (const file of ['index.ts', 'dialect/index.ts']) {
  test(`${file} only re-exports`, t => {
    const code = readSource(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    t.is(
      code.replace(/export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+'[^']+';/g, '').trim(),
      '',
    );
  });
}

test('no file is longer than 300 lines without a reason', t => {
  const long = files.filter(file => readSource(file).trimEnd().split('\n').length > 300);
  t.deepEqual(long, Object.keys(longFiles).sort());
});

test('files and folders have kebab-case names', t => {
  const name = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/;
  t.deepEqual(
    files.filter(file => !name.test(file)),
    [],
  );
});
