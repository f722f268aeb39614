import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fillParameters} from '../../src/cli/queries/fill-parameters.js';
import {parseQueryFile} from '../../src/cli/queries/parse-query-file.js';
import type {QueryFile} from '../../src/cli/queries/query-file.js';
import {createEngine, type Engine, type Result, type RunOptions, type Sandbox} from '../../src/index.js';
import * as providers from '../../src/providers/index.js';
import {projectFolder} from '../project-folder.js';

const folder = path.join(projectFolder, 'queries');

/** The queries of the package, by name. */
export const library: readonly QueryFile[] = readdirSync(folder, {recursive: true, encoding: 'utf8'})
  .filter(file => file.endsWith('.sql'))
  .map(file => file.slice(0, -'.sql'.length).split(path.sep).join('/'))
  .sort()
  .map(name => parseQueryFile(readFileSync(path.join(folder, `${name}.sql`), 'utf8'), {name, path: name}));

function findQuery(name: string): QueryFile {
  const query = library.find(each => each.name === name);
  if (query === undefined) throw new Error(`there is no query ${name}`);
  return query;
}

/** Values as a command line gives them. */
export type Given = Readonly<Record<string, string>>;

/** Runs a query with these values, and defaults for the others. Gives the result of each of its statements. */
export async function runQuery(
  engine: Engine,
  name: string,
  given: Given = {},
  options: RunOptions = {},
): Promise<readonly Result[]> {
  const query = findQuery(name);
  const results: Result[] = [];
  for await (const result of engine.run(query.sql, fillParameters(query, given), options))
    results.push(result);
  return results;
}

export function openEngine({env}: Sandbox): Engine {
  return createEngine({providers: Object.values(providers), env, allowFiles: true});
}
