import type {SecretSource} from '../catalog/auth.js';
import {RowgateError} from '../errors.js';
import {describeSource} from './secret-source.js';

/**
 * A password in the operating system's key store.
 * @throws RowgateError `no_credentials` where there is none or the key store can't be used.
 */
export async function readKeystore(
  source: Extract<SecretSource, {readonly kind: 'keystore'}>,
  signal: AbortSignal,
): Promise<string> {
  const {AsyncEntry} = await loadKeyring();
  let password: string | null;
  try {
    password = await new AsyncEntry(source.service, source.account).getPassword(signal);
  } catch {
    signal.throwIfAborted();
    throw new RowgateError('no_credentials', `${describeSource(source)} can't be read`, {
      hint: 'The key store may be locked, or there is none in this session; a file or a command works too',
    });
  }
  if (password === null) {
    throw new RowgateError('no_credentials', `There is no ${describeSource(source)}`);
  }
  return password;
}

/** @throws RowgateError `no_credentials` where the package is not installed. */
export async function loadKeyring() {
  try {
    return await import('@napi-rs/keyring');
  } catch {
    throw new RowgateError('no_credentials', 'The key store needs the package @napi-rs/keyring', {
      hint: 'Add it: npm install @napi-rs/keyring',
    });
  }
}
