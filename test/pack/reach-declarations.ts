import {readFileSync} from 'node:fs';
import path from 'node:path';

/** Declarations by their paths, and the packages that they name. */
export interface Reached {
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

/** The declarations that a program sees which imports some of them. */
export function reachDeclarations(entries: readonly string[]): Reached {
  const files = new Set(entries);
  const packages = new Set<string>();
  for (const file of files) {
    for (const from of readImports(readFileSync(file, 'utf8'))) {
      if (from.startsWith('.')) files.add(path.join(path.dirname(file), from.replace(/\.js$/, '.d.ts')));
      else packages.add(from);
    }
  }
  return {files: [...files], packages: [...packages]};
}

function readImports(declaration: string): readonly string[] {
  const code = declaration.replace(/\/\*[\s\S]*?\*\//g, '');
  const named = code.matchAll(/(?:\bfrom|\bimport\(|\bimport|<reference \w+=)\s*['"]([^'"\s]+)['"]/g);
  return Array.from(named, ([, from = '']) => from);
}
