import path from 'node:path';
import type {Connection, ConnectionGroup} from '../catalog/connection.js';
import type {Provider} from '../catalog/provider.js';
import {suggestionHint, suggestName} from '../catalog/suggest.js';
import type {RowgateError} from '../errors.js';
import type {Config} from './config.js';
import {type ConfigText, parseConfigText} from './config-text.js';
import {createConnection} from './create-connection.js';
import {configSchema, isSecretPlace, knownKeys} from './schema.js';

type Issue = NonNullable<ReturnType<typeof configSchema.safeParse>['error']>['issues'][number];

const secretHint =
  'Say where it is kept: {env: NAME}, {file: ~/path}, {command: [program, argument]} or {keystore: {service: a, account: b}}';

/**
 * Reads the text of a configuration file.
 * @throws RowgateError `usage` or `insecure_url` for a mistake in it, with file, line and key, and never with what
 * stands where a secret is told.
 */
export function parseConfig(text: string, file: string, providers: readonly Provider[]): Config {
  const config = parseConfigText(text, file);
  const {data, error} = configSchema.safeParse(config.data);
  const [issue] = error?.issues ?? [];
  if (issue !== undefined) throw describeIssue(issue, config);
  const {connections = {}, groups = {}, read_only: readOnly = false, max_changes: maxChanges} = data ?? {};
  checkNames(config, providers);
  const made = Object.entries(connections).map(([name, entry]) =>
    createConnection({name, entry, config, folder: path.dirname(file)}, providers),
  );
  return {
    connections: made,
    groups: Object.entries(groups).map(([name, members]) => createGroup(name, members, made, config)),
    readOnly,
    ...(maxChanges === undefined ? {} : {maxChanges}),
    path: file,
  };
}

function describeIssue(issue: Issue, config: ConfigText): RowgateError {
  const {path: place, code} = issue;
  if (code === 'unrecognized_keys') return describeUnknownKey(place, issue.keys[0] ?? '', config);
  const isAbsent = place.length > 0 && !config.keysAt(place.slice(0, -1)).includes(String(place.at(-1)));
  const isItem = typeof place.at(-1) === 'number';
  const problem = isAbsent && !isItem ? 'is missing' : issue.message;
  return config.fail(place, problem, {hint: isSecretPlace(place) ? secretHint : undefined});
}

/** A key where a secret is told may be the secret itself. */
function describeUnknownKey(place: readonly PropertyKey[], key: string, config: ConfigText): RowgateError {
  const known = knownKeys(place);
  if (isSecretPlace(place)) {
    const near = suggestName(key, known);
    const hint = near === undefined ? secretHint : `Did you mean "${near}"?`;
    return config.fail(place, 'has a key that is not known here', {key, hint});
  }
  return config.fail(place, `has "${key}", which is not known here`, {
    key,
    hint: suggestionHint(key, known, 'Keys'),
  });
}

/** Names of connections and groups stand where a provider's may, so that each must be one thing's alone. */
function checkNames(config: ConfigText, providers: readonly Provider[]): void {
  const taken = new Map<string, string>();
  for (const {name, services} of providers) {
    taken.set(name.toLowerCase(), 'a provider');
    for (const service of Object.values(services)) taken.set(service.name.toLowerCase(), 'a service');
  }
  for (const [kind, what] of [
    ['connections', 'a connection'],
    ['groups', 'a group'],
  ] as const) {
    for (const name of config.keysAt([kind])) {
      const fail = (problem: string, hint?: string) => config.fail([kind], problem, {key: name, hint});
      if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
        throw fail(
          `has the name "${name}"`,
          'A name is made of letters, digits and _, and starts with a letter',
        );
      }
      const other = taken.get(name.toLowerCase());
      if (other !== undefined) throw fail(`has the name "${name}", which is that of ${other}`);
      taken.set(name.toLowerCase(), what);
    }
  }
}

function createGroup(
  name: string,
  members: readonly string[],
  connections: readonly Connection[],
  config: ConfigText,
): ConnectionGroup {
  const found = members.map((member, index) => {
    const connection = connections.find(each => each.name.toLowerCase() === member.toLowerCase());
    if (connection !== undefined) return connection;
    const names = connections.map(each => each.name);
    const hint = suggestionHint(member, names, 'Connections');
    throw config.fail(['groups', name, index], `"${member}" is no connection`, {hint});
  });
  const other = found.findIndex(each => each.provider !== found[0]?.provider);
  if (other !== -1) {
    throw config.fail(
      ['groups', name, other],
      `is of ${found[other]?.provider}: the first is of ${found[0]?.provider}`,
      {
        hint: 'A group has connections of one provider',
      },
    );
  }
  const twice = found.findIndex((each, index) => found.indexOf(each) !== index);
  if (twice !== -1) throw config.fail(['groups', name, twice], 'is in the group already');
  return {name, connections: found.map(each => each.name)};
}
