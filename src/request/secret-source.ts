import {existsSync} from 'node:fs';
import type {CredentialSource, SecretSource} from '../catalog/auth.js';
import {expandPath} from './expand-path.js';
import {type LookUp, readVariable} from './look-up.js';

/** What people know a source by: the name of a variable, a path, a command's name. Never a secret. */
export function describeSource(source: SecretSource): string {
  switch (source.kind) {
    case 'env':
      return source.name;
    case 'file':
      return source.path;
    case 'command':
      return `the command "${source.command[0] ?? ''}"`;
    case 'keystore':
      return `"${source.account}" of "${source.service}" in the key store`;
  }
}

/** Whether a source has something, as far as can be told without reading it or running anything. */
export function isGiven(source: SecretSource, {environment, homeFolder}: LookUp): boolean {
  if (source.kind === 'env') return readVariable(environment, source.name) !== undefined;
  if (source.kind !== 'file') return true;
  const file = expandPath(source.path, environment, homeFolder);
  return file !== undefined && existsSync(file);
}

/** What a source must have to apply: itself, or of an exchange what is not optional. Nothing of a file of profiles. */
export function listRequired(source: CredentialSource): readonly SecretSource[] {
  if (source.kind === 'ini') return [];
  if (source.kind !== 'exchange') return [source];
  const {form, basic} = source;
  const fields = Object.values(form).flatMap(value =>
    typeof value === 'string' || value.optional ? [] : [value],
  );
  if (basic === undefined) return fields;
  return [...(typeof basic.user === 'string' ? [] : [basic.user]), basic.password, ...fields];
}

/** Names joined as in `a, b and c`. */
export function joinNames(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
