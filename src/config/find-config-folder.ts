import path from 'node:path';

/** `rowgate` in XDG_CONFIG_HOME or `~/.config`. It need not be there. */
export function findConfigFolder(
  environment: Readonly<Record<string, string | undefined>>,
  homeFolder: string,
): string {
  const told = environment.XDG_CONFIG_HOME;
  // A relative one is to be passed over (XDG Base Directory Specification).
  const folder = told !== undefined && path.isAbsolute(told) ? told : path.join(homeFolder, '.config');
  return path.join(folder, 'rowgate');
}
