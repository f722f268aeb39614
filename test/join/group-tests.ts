import {alone, shared} from './processes.js';

/** Test files that share a process, by their paths below the tests, without the ending, and their folder. */
export interface TestGroup {
  /** The folder of several files, or the path of the one. */
  readonly name: string;
  readonly files: readonly string[];
}

export function groupTests(files: readonly string[]): readonly TestGroup[] {
  const groups = new Map<string, string[]>();
  for (const file of [...files].sort()) {
    const folder = Object.hasOwn(alone, file) ? undefined : shared.find(each => file.startsWith(`${each}/`));
    const name = folder ?? file;
    groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  return Array.from(groups, ([name, files]) => ({name, files}));
}
