import {RowgateError} from '../errors.js';
import {loadKeyring} from './read-keystore.js';

/** An entry of the operating system's key store. */
export interface KeystoreEntry {
  readonly service: string;
  readonly account: string;
}

/** Whether there is a key store that takes secrets and gives them back: some can be read and not written. */
export async function hasKeystore(): Promise<boolean> {
  try {
    const {AsyncEntry} = await loadKeyring();
    const entry = new AsyncEntry('rowgate', 'try of the key store');
    await entry.setPassword('kept');
    const kept = await entry.getPassword();
    await entry.deletePassword();
    return kept === 'kept';
  } catch {
    return false;
  }
}

/**
 * Keeps a secret in the operating system's key store.
 * @throws RowgateError `no_credentials` where the key store can't be used. No message shows the secret.
 */
export async function writeKeystore({service, account}: KeystoreEntry, secret: string): Promise<void> {
  const {AsyncEntry} = await loadKeyring();
  try {
    await new AsyncEntry(service, account).setPassword(secret);
  } catch {
    throw new RowgateError('no_credentials', 'the key store takes no secret', {
      hint: 'It may be locked, or there is none in this session; a variable or a file works too.',
    });
  }
}

/** Takes a secret out of the key store again, if it can be. */
export async function clearKeystore({service, account}: KeystoreEntry): Promise<void> {
  const {AsyncEntry} = await loadKeyring();
  await new AsyncEntry(service, account).deletePassword().catch(() => {});
}
