import {createHash} from 'node:crypto';
import path from 'node:path';
import {type BuildOptions, build, type Metafile, transform} from 'esbuild';

export interface BuiltProgram {
  /** The texts of files, by their names. */
  readonly files: Readonly<Record<string, string>>;
  readonly metafiles: readonly Metafile[];
}

interface Setting {
  readonly common: BuildOptions & {readonly metafile: true; readonly write: false};
  /** The folder that the command line is built in. */
  readonly folder: string;
}

/** The packs, each with the modules that lead to its parts: what a command does not need is best not read at all. */
const packRoots: Readonly<Record<string, readonly string[]>> = {
  program: ['run-program'],
  // Of got and of p-queue.
  network: ['source', 'dist'],
  sandbox: ['start-sandbox'],
  config: ['parse-config'],
  seldom: [
    ...[
      'serve-engine',
      'run-demo',
      'run-shell',
      'run-report',
      'show-docs',
      'run-init',
      'run-doctor',
      'show-connections',
    ],
    ...[
      'complete-words',
      'scripts',
      'list-pages',
      'postgres-functions',
      'draw-images',
      'write-parquet',
      'string-width',
    ],
  ],
};

/** The form in which a part finds what a module finds in `import.meta`. */
const asPart = {
  format: 'cjs',
  supported: {'dynamic-import': false},
  define: {
    'import.meta.url': 'place.url',
    'import.meta.dirname': 'place.dirname',
    'import.meta.resolve': 'place.resolve',
    'performance.now': 'place.now',
  },
} as const;

/**
 * Joins the command line into a file that starts and packs of parts, in the form that src/cli/load-program.ts takes. A part
 * is what is loaded at once: there are dozens, and a file of each would take longer to find than to run.
 */
export async function buildProgram({common, folder}: Setting): Promise<BuiltProgram> {
  const parts = await build({
    ...common,
    entryPoints: [path.join(folder, 'run-program.js')],
    outdir: folder,
    splitting: true,
    format: 'esm',
    charset: 'ascii',
  });
  const texts = new Map<string, string>();
  for (const {path: file, text} of parts.outputFiles) {
    const {code} = await transform(text, {...asPart, minify: true, charset: 'ascii'});
    texts.set(`./${path.basename(file)}`, code);
  }
  const packs = sortIntoPacks(parts.metafile).map(({name, parts}) => makePack(name, parts, texts));
  const main = await build({
    ...common,
    entryPoints: [path.join(folder, 'main.js')],
    outdir: folder,
    format: 'cjs',
    define: {
      'import.meta.dirname': '__dirname',
      START: JSON.stringify('./run-program.js'),
      PACKS: JSON.stringify(Object.fromEntries(packs.map(pack => [pack.file, pack.names]))),
    },
  });
  return {
    files: {
      ...Object.fromEntries(packs.map(pack => [pack.file, pack.text])),
      ...Object.fromEntries(main.outputFiles.map(each => ['main.cjs', each.text])),
    },
    metafiles: [parts.metafile, main.metafile],
  };
}

function makePack(name: string, names: readonly string[], texts: ReadonlyMap<string, string>) {
  const parts = names.map(
    each => `${JSON.stringify(each)}(module,exports,require,place){${texts.get(each)}}`,
  );
  const text = escapeRest(`({${parts.join(',\n')}})`);
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return {file: `${name}-${digest}.cjs`, names, text};
}

/** In regular expressions and in templates that a function takes, esbuild leaves what is not ASCII as it is. */
function escapeRest(text: string): string {
  return text.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A part is in the first pack whose roots lead to it without one of another pack. */
function sortIntoPacks({outputs}: Metafile) {
  const byName = new Map(Object.entries(outputs).map(([file, output]) => [path.basename(file), output]));
  const rootName = (file: string) => file.replace(/(?:-[A-Z0-9]{8})?\.js$/, '');
  const isRoot = (file: string) => Object.values(packRoots).some(roots => roots.includes(rootName(file)));
  const sorted = new Set<string>();
  const follow = (file: string): readonly string[] => {
    if (sorted.has(file)) return [];
    sorted.add(file);
    const next = (byName.get(file)?.imports ?? [])
      .filter(each => !each.external)
      .map(each => path.basename(each.path));
    return [file, ...next.filter(each => !isRoot(each)).flatMap(follow)];
  };
  const packs = Object.entries(packRoots).map(([name, roots]) => {
    const starts = roots.map(root => {
      const found = [...byName.keys()].filter(file => rootName(file) === root);
      if (found.length === 0) throw new Error(`no part of the program is called ${root}`);
      return found;
    });
    return {
      name,
      parts: starts
        .flat()
        .flatMap(follow)
        .map(file => `./${file}`),
    };
  });
  const left = [...byName.keys()].filter(file => !sorted.has(file));
  if (left.length > 0) throw new Error(`no pack leads to ${left.join(', ')}`);
  return packs;
}
