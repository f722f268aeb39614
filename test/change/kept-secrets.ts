import {readFileSync} from 'node:fs';

/** The secrets that lines of JSON hold, by the keys of their rows: of several of one row, the last. */
export function readKeptSecrets(...files: readonly string[]): ReadonlyMap<string, string> {
  const lines = files.flatMap(file =>
    // What comes after the last break was cut short.
    readFileSync(file, 'utf8').split('\n').slice(0, -1),
  );
  return new Map(
    lines.map(line => {
      const {key, secrets} = JSON.parse(line) as {key: string; secrets: Readonly<Record<string, string>>};
      return [key, Object.values(secrets)[0] ?? 'none'];
    }),
  );
}
