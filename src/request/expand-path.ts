import path from 'node:path';

/**
 * A path with `~/` at its start as the home folder, or `$NAME` as the value of an environment variable; undefined
 * where that is not set.
 */
export function expandPath(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
  homeFolder: string,
): string | undefined {
  if (name.startsWith('~/')) return path.join(homeFolder, name.slice(2));
  const [, variable, rest] = /^\$(\w+)(.*)$/.exec(name) ?? [];
  if (variable === undefined || rest === undefined) return name;
  const value = environment[variable];
  return value === undefined || value === '' ? undefined : value + rest;
}
