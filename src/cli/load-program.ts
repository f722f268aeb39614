import {readFileSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {Script} from 'node:vm';
import {type Compilation, findCodeFile, keepCode, readCode} from './compiled-code.js';
import type {runProgram} from './run-program.js';

interface Program {
  readonly runProgram: typeof runProgram;
}

/** What stands for a module's own URL and folder in the parts. */
interface Place {
  readonly url: string;
  readonly dirname: string;
  resolve(name: string): string;
  /** Stands for `performance.now`, since Node loads all that measures for it. In milliseconds. */
  now(): number;
}

interface Module {
  exports: unknown;
}

type Load = (name: string) => unknown;

type Part = (module: Module, exports: unknown, require: Load, place: Place) => void;

/** The files that hold the parts of the program, each with the names of those in it. The first is what queries need. */
declare const PACKS: Readonly<Record<string, readonly string[]>>;

/** The part that begins. */
declare const START: string;

/** This file is CommonJS in the end. */
declare const require: NodeJS.Require;

/**
 * Modules of Node's own that take a while to load, and that many a part names for what few commands come to; or that packages
 * import by a default, for which all names of a module are copied.
 */
const slow: ReadonlySet<string> = new Set(
  [
    ...['child_process', 'crypto', 'diagnostics_channel', 'dns', 'fs/promises', 'http'],
    ...['https', 'http2', 'net', 'os', 'process', 'readline'],
    ...['stream', 'tls', 'url', 'v8', 'worker_threads', 'zlib'],
  ].flatMap(name => [name, `node:${name}`]),
);

/** Loads the program; each of its parts is run when it is first asked for. */
export function loadProgram(): Program {
  const compilations: Compilation[] = [];
  process.once('exit', () => keepCode(compilations));
  const place: Place = {
    url: pathToFileURL(path.join(import.meta.dirname, START)).href,
    dirname: import.meta.dirname,
    resolve: name => pathToFileURL(require.resolve(name)).href,
    now: () => Number(process.hrtime.bigint()) / 1e6,
  };
  const parts = new Map<string, Part>();
  const modules = new Map<string, Module>();
  const load: Load = name => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const part = parts.get(name) ?? findPart(name);
    if (part === undefined && !slow.has(name)) return require(name);
    const module: Module = {exports: part === undefined ? requireLate(name) : {}};
    modules.set(name, module);
    part?.(module, module.exports, load, place);
    return module.exports;
  };
  const findPart = (name: string): Part | undefined => {
    const pack = Object.keys(PACKS).find(each => PACKS[each]?.includes(name));
    if (pack === undefined) return undefined;
    const compilation = compile(pack);
    compilations.push(compilation);
    const found: Readonly<Record<string, Part>> = compilation.script.runInThisContext();
    for (const [each, part] of Object.entries(found)) parts.set(each, part);
    return parts.get(name);
  };
  return load(START) as Program;
}

/** What stands for a module, which is loaded once something of it is asked for. */
function requireLate(name: string): object {
  let module: Record<string | symbol, unknown> | undefined;
  const load = () => {
    module ??= require(name) as Record<string | symbol, unknown>;
    return module;
  };
  const late: object = new Proxy(
    {},
    {
      get: (_, key) => load()[key],
      has: (_, key) => key in load(),
      // What is to become an ECMAScript module is copied, for the sake of its default: the copy inherits all else then.
      getPrototypeOf: () => late,
    },
  );
  return late;
}

/** To compile takes longer than many a command does, so what was compiled is kept for the processes after this one. */
function compile(pack: string): Compilation {
  const file = path.join(import.meta.dirname, pack);
  const place = findCodeFile(pack);
  const kept = place === undefined ? undefined : readCode(place, pack);
  // All of it is ASCII.
  const script = new Script(readFileSync(file, 'latin1'), {filename: file, cachedData: kept?.code});
  return {place, pack, script, sizes: script.cachedDataRejected === false ? kept?.sizes : undefined};
}
