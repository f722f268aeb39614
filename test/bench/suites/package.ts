import {execFile} from 'node:child_process';
import {cp, mkdtemp, rm, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import {projectFolder} from '../../project-folder.js';
import {compareTurns, type Measurement, measurementOf} from '../measurement.js';
import {runProgram} from '../process/run-program.js';
import type {SuiteOptions} from '../suite.js';
import {type Costs, takeTurns} from '../take-turns.js';

const run = promisify(execFile);

/** What a package of this one's kind may be, in megabytes: not a floor, but what it is to stay below. */
const mostMegabytes = 1;

/** What it takes to import the library, against Node that does nothing, or that imports what Kysely's users have anyway. */
export async function measurePackage({small}: SuiteOptions): Promise<readonly Measurement[]> {
  const load = (name: string) => ['--input-type=module', '-e', `await import(${JSON.stringify(name)})`];
  const built = (file: string) => path.join(projectFolder, 'dist', file);
  const programs = {
    'node -e 0': ['-e', '0'],
    rowgate: load(built('index.js')),
    kysely: load(import.meta.resolve('kysely')),
    'rowgate/kysely': load(built('dialect/index.js')),
  };
  const ways = Object.entries(programs).map(([name, args]) => [name, () => runProgram(args)]);
  const costs: Readonly<Record<string, Costs>> = await takeTurns(Object.fromEntries(ways), small ? 1 : 15);
  const compare = (name: string, floor: string) =>
    (['wall', 'cpu'] as const).map(clock =>
      compareTurns(
        {suite: 'package', case: `import ${name}, to ${floor}`, unit: clock === 'wall' ? 'ms' : 'ms CPU'},
        costs[name]?.[clock] ?? [],
        costs[floor]?.[clock] ?? [],
      ),
    );
  return [
    ...compare('rowgate', 'node -e 0'),
    ...compare('rowgate/kysely', 'kysely'),
    ...(small ? [] : [await measureSize()]),
  ];
}

/** The size of what is published, unpacked. Packed from a copy, since that builds it anew and without its maps. */
async function measureSize(): Promise<Measurement> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rowgate-pack-'));
  try {
    const apart = new Set(['node_modules', 'build', 'dist', '.git']);
    await cp(projectFolder, folder, {
      recursive: true,
      filter: source => !apart.has(path.relative(projectFolder, source)),
    });
    await symlink(path.join(projectFolder, 'node_modules'), path.join(folder, 'node_modules'));
    const {stdout} = await run('npm', ['pack', '--dry-run', '--json'], {cwd: folder, maxBuffer: 1e8});
    const [{unpackedSize}] = JSON.parse(stdout.slice(stdout.indexOf('[')));
    const sizes = {figure: unpackedSize / 1e6, floor: mostMegabytes};
    return measurementOf({suite: 'package', case: 'unpacked, to what it may be', unit: 'MB', ...sizes});
  } finally {
    await rm(folder, {recursive: true});
  }
}
