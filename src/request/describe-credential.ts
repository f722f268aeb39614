import {existsSync} from 'node:fs';
import type {Auth, CredentialSource, IniSource} from '../catalog/auth.js';
import type {Connection} from '../catalog/connection.js';
import {makeNote} from '../notes.js';
import {expandPath} from './expand-path.js';
import {type Environment, type LookUp, readVariable} from './look-up.js';
import {describeSource, isGiven, joinNames, listRequired} from './secret-source.js';

/**
 * Where the credential of a provider, or of a connection, would come from, as in `LINODE_TOKEN`, `CSP_API_TOKEN,
 * exchanged for an access token` or `nowhere: LINODE_TOKEN is not set`. Reads no secret and runs nothing.
 */
export function describeCredential(
  auth: Auth,
  connection: Connection | undefined,
  environment: Environment,
  homeFolder: string,
): string {
  const lookUp = {environment, homeFolder};
  const sources = connection?.credential === undefined ? auth.sources : [connection.credential];
  for (const source of sources) {
    const found = describeIfGiven(source, lookUp);
    if (found !== undefined) return found;
  }
  const needed = sources.flatMap(listRequired).find(each => !isGiven(each, lookUp));
  if (needed === undefined) return 'nowhere';
  return `nowhere: ${describeSource(needed)} is not ${needed.kind === 'env' ? 'set' : 'there'}`;
}

/**
 * Variables that are set and not used for a connection, since it has a credential of its own: other tools would
 * have taken them. One sentence each.
 */
export function listUnusedVariables(
  auth: Auth,
  connection: Connection,
  environment: Environment,
): readonly string[] {
  if (connection.credential === undefined) return [];
  const isSet = (name: string) => readVariable(environment, name) !== undefined;
  const listNames = (source: CredentialSource) =>
    listRequired(source).flatMap(each => (each.kind === 'env' ? [each.name] : []));
  const used = new Set(listNames(connection.credential));
  const names = auth.sources
    .map(listNames)
    .filter(each => each.length > 0 && each.every(isSet))
    .flat();
  return [...new Set(names)]
    .filter(name => !used.has(name))
    .map(name =>
      makeNote(
        'unused_variable',
        `${name} is set, but the connection "${connection.name}" has a credential of its own and does not use it`,
      ),
    );
}

function describeIfGiven(source: CredentialSource, lookUp: LookUp): string | undefined {
  if (source.kind === 'ini') return describeIni(source, lookUp);
  const needed = listRequired(source);
  if (!needed.every(each => isGiven(each, lookUp))) return undefined;
  const names = joinNames(needed.map(describeSource));
  return source.kind === 'exchange' ? `${names}, exchanged for an access token` : names;
}

function describeIni(source: IniSource, {environment, homeFolder}: LookUp): string | undefined {
  const files = source.paths.map(name => expandPath(name, environment, homeFolder));
  const file = files.find(each => each !== undefined && existsSync(each));
  if (file === undefined) return undefined;
  const profile = readVariable(environment, source.profileEnv);
  return profile === undefined ? `a profile in ${file}` : `the profile "${profile}" in ${file}`;
}
