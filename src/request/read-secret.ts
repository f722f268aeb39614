import {closeSync, fstatSync, openSync, readFileSync} from 'node:fs';
import type {SecretSource} from '../catalog/auth.js';
import {RowgateError} from '../errors.js';
import {expandPath} from './expand-path.js';
import {type LookUp, readVariable} from './look-up.js';
import {readCommand} from './read-command.js';
import {readKeystore} from './read-keystore.js';
import {describeSource} from './secret-source.js';

/**
 * The secret that a source has.
 * @throws RowgateError `no_credentials` where there is none, `file` for one that can't be read or that others can
 * read. No message shows a secret.
 */
export async function readSecret(source: SecretSource, lookUp: LookUp, signal: AbortSignal): Promise<string> {
  switch (source.kind) {
    case 'env':
      return readVariable(lookUp.environment, source.name) ?? failEmpty(source);
    case 'file':
      return readSecretFile(source, lookUp);
    case 'command':
      return firstLine(await readCommand(source.command, lookUp, signal)) || failEmpty(source);
    case 'keystore':
      return firstLine(await readKeystore(source, signal)) || failEmpty(source);
  }
}

/**
 * The first line of a file that only its owner can read.
 * @throws RowgateError as `readSecret` does.
 */
export function readSecretFile(
  source: Extract<SecretSource, {readonly kind: 'file'}>,
  {environment, homeFolder}: LookUp,
): string {
  const file = expandPath(source.path, environment, homeFolder) ?? source.path;
  return firstLine(readPrivately(file)) || failEmpty(source);
}

function readPrivately(file: string): string {
  let opened: number | undefined;
  try {
    opened = openSync(file, 'r');
    const mode = fstatSync(opened).mode & 0o777;
    // Windows has no such bits; what it gives instead says nothing.
    if (process.platform !== 'win32' && (mode & 0o066) !== 0) {
      throw new RowgateError(
        'file',
        `${file} has a secret and is open to others than its owner (mode ${mode.toString(8)})`,
        {hint: `Close it: chmod 600 ${file}`},
      );
    }
    return readFileSync(opened, 'utf8');
  } catch (error) {
    if (error instanceof RowgateError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new RowgateError('file', `${file}, which is to have a secret, can't be read (${code})`);
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

function firstLine(text: string): string {
  return (
    text
      .replace(/^\uFEFF/, '')
      .split(/[\r\n]/, 1)[0]
      ?.trim() ?? ''
  );
}

function failEmpty(source: SecretSource): never {
  const what = source.kind === 'env' ? 'is not set' : 'has nothing in its first line';
  throw new RowgateError('no_credentials', `There is no token: ${describeSource(source)} ${what}`);
}
