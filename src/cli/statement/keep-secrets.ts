import {unlinkSync} from 'node:fs';
import {openSecretCommand} from '../../change/secret-command.js';
import {openSecretFile, type SecretSink} from '../../change/secret-sink.js';
import {RowgateError} from '../../errors.js';

export interface KeptSecrets {
  readonly sink: SecretSink;
  /** What to say of secrets that came. */
  readonly closing: string;
  /** Whether one that came could not be kept. */
  hasLost(): boolean;
  /** Closes the place, removes a file if nothing is in it, and tells whether something is. */
  close(): boolean;
}

const commandStart = /^command\s+/;

/** Whether `--secrets-to` names a program instead of a file. */
export function isSecretCommand(place: string): boolean {
  return commandStart.test(place);
}

/**
 * Opens the place of `--secrets-to`: a new file, or after the word `command` a program.
 *
 * @throws RowgateError `usage` where it can't be used.
 */
export function keepSecrets(place: string): KeptSecrets {
  const isCommand = isSecretCommand(place);
  const opened = open(() =>
    isCommand ? openSecretCommand(place.replace(commandStart, '')) : openSecretFile(place),
  );
  let hasSecrets = false;
  let hasLost = false;
  return {
    sink: {
      ...opened,
      write: record => {
        try {
          opened.write(record);
          hasSecrets = true;
        } catch (error) {
          hasLost = true;
          throw error;
        }
      },
    },
    closing: isCommand ? `secrets went to ${opened.where}` : `secrets are in ${place}`,
    hasLost: () => hasLost,
    close: () => {
      opened.close();
      // What came of a record that was not kept is the user's to look at.
      if (!hasSecrets && !hasLost && !isCommand) unlinkSync(place);
      return hasSecrets;
    },
  };
}

function open(action: () => SecretSink): SecretSink {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof RowgateError)) throw error;
    throw new RowgateError('usage', error.message, {hint: error.hint});
  }
}
