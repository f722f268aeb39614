import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {projectFolder} from './project-folder.js';

const readText = (name: string) => readFileSync(path.join(projectFolder, name), 'utf8');

interface Manifest {
  readonly version?: string;
  readonly resolved?: string;
  readonly publishConfig?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** What a manifest asks for by anything else than a range of versions: a URL, a folder, another name. */
function findOtherThanRanges(manifest: Manifest): readonly string[] {
  const {dependencies, devDependencies, optionalDependencies} = manifest;
  return Object.entries({...dependencies, ...devDependencies, ...optionalDependencies})
    .filter(([, range]) => !/^[\w.^~<>=|* -]+$/.test(range))
    .map(([name]) => name);
}

test('what other than a range is found', t => {
  const dependencies = {
    a: '^1.2.3 || ~2',
    b: 'https://example.org/b.tgz',
    c: 'npm:d@1',
    e: 'x/e',
    f: 'file:f',
  };
  t.deepEqual(findOtherThanRanges({dependencies}), ['b', 'c', 'e', 'f']);
});

test('package.json names no host to download from', t => {
  const manifest: Manifest = JSON.parse(readText('package.json'));
  t.is(manifest.publishConfig, undefined);
  t.deepEqual(findOtherThanRanges(manifest), []);
});

test('package-lock.json names no host to download from', t => {
  const {packages}: {packages: Readonly<Record<string, Manifest>>} = JSON.parse(
    readText('package-lock.json'),
  );
  const entries = Object.entries(packages);
  t.true(entries.length > 50);
  const named = entries.filter(
    ([, entry]) =>
      entry.resolved !== undefined ||
      /[:/]/.test(entry.version ?? '') ||
      findOtherThanRanges(entry).length > 0,
  );
  t.deepEqual(
    named.map(([name]) => name),
    [],
  );
});

test('npm is told no host either, and to leave hosts out of the lock file', t => {
  t.notRegex(readText('.npmrc'), /registry\s*=|:\/\//);
  t.regex(readText('.npmrc'), /^omit-lockfile-registry-resolved=true$/m);
});

test('the package has what it needs to run, and nothing else', async t => {
  // Scripts would build, and so write what other tests run.
  const command = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const {stdout} = await promisify(execFile)('npm', command, {cwd: projectFolder, maxBuffer: 2 ** 26});
  const [packed]: readonly {readonly files: readonly {readonly path: string}[]}[] = JSON.parse(stdout);
  const files = packed?.files.map(each => each.path) ?? [];
  const expected = /^(?:dist|queries)\/|^(?:README\.md|LICENSE|CHANGELOG\.md|package\.json)$/;
  t.deepEqual(
    files.filter(file => !expected.test(file)),
    [],
  );
  const needed = ['README.md', 'LICENSE', 'dist/index.js', 'dist/cli/main.cjs', 'dist/LICENSES.txt'];
  t.deepEqual(
    needed.filter(file => !files.includes(file)),
    [],
  );
  t.true(files.includes('queries/linode/profile/apps.sql'));
});
