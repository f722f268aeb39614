import {unlinkSync} from 'node:fs';
import {openSecretFile, type SecretSink} from '../../change/secret-sink.js';
import {RowgateError} from '../../errors.js';

export interface KeptSecrets {
  readonly sink: SecretSink;
  /** Closes the file, removes it if nothing came, and tells whether something did. */
  close(): boolean;
}

/**
 * Opens the file of `--secrets-to`.
 *
 * @throws RowgateError `usage` where it can't be made.
 */
export function keepSecrets(path: string): KeptSecrets {
  const file = open(path);
  let hasSecrets = false;
  return {
    sink: {
      ...file,
      write: record => {
        // Even a record that came only in part must not be removed.
        hasSecrets = true;
        file.write(record);
      },
    },
    close: () => {
      file.close();
      if (!hasSecrets) unlinkSync(path);
      return hasSecrets;
    },
  };
}

function open(path: string): SecretSink {
  try {
    return openSecretFile(path);
  } catch (error) {
    if (!(error instanceof RowgateError)) throw error;
    throw new RowgateError('usage', error.message, {hint: error.hint});
  }
}
