/**
 * Folders whose test files share one process, those of the folders in them too: most of the time of a small file goes
 * into loading and warming up what it tests. Any other file has a process of its own.
 */
export const shared: readonly string[] = [
  'catalog',
  'change',
  'cli/estate',
  'cli/estate-page',
  'cli/queries',
  'cli/report',
  'cli/shell',
  'config',
  'dialect',
  'engine',
  'execute',
  'format',
  'plan',
  'providers',
  'queries',
  'request',
  'sandbox',
  'server',
  'statement',
];

/** Files of those folders that have a process of their own all the same, each with its reason. */
export const alone: Readonly<Record<string, string>> = {
  'change/faults/full-disk': 'It replaces functions of node:fs.',
  'change/kill/kill': 'It starts many processes.',
  'cli/estate/report': 'It starts many processes.',
  'cli/queries/queries': 'It starts many processes.',
  'cli/report/report': 'It sets variables of the environment.',
  'cli/shell/run-shell': 'It starts many processes.',
  'server/catalogue/catalogue': 'Postgres takes much memory.',
  'server/translate/fuzz': 'It takes long.',
  'server/translate/postgres': 'Postgres takes much memory.',
};
