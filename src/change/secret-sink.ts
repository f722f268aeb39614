import {closeSync, constants, fsyncSync, ftruncateSync, openSync, writeFileSync} from 'node:fs';
import {RowgateError} from '../errors.js';
import {printJson} from '../request/parse-json.js';
import type {LocalValue} from '../row.js';

/** A place for secrets that an API shows only once. */
export interface SecretSink {
  /** As people know it: the path of its file, say. */
  readonly where: string;
  /** Returns once the secret is safe. Throws if it is not. */
  write(record: SecretRecord): void;
  close(): void;
}

/** What stands in a result instead of a secret. */
export function describePlace({where}: SecretSink): string {
  return `(in ${where})`;
}

export interface SecretRecord {
  readonly resource: string;
  readonly key: LocalValue;
  readonly secrets: Readonly<Record<string, LocalValue>>;
}

/**
 * A new file for secrets, one JSON object a line, that only its owner can read. Each record is on disk when `write`
 * returns.
 *
 * @throws RowgateError `file` where it can't be made; a file that is there already is never touched.
 */
export function openSecretFile(path: string): SecretSink {
  const file = openNew(path);
  let size = 0;
  return {
    where: path,
    write(record) {
      const line = Buffer.from(`${printJson(record)}\n`);
      try {
        // Where a disk gets full, writeSync writes what there is room for, and calls it a success.
        writeFileSync(file, line);
        fsyncSync(file);
      } catch (error) {
        // The next record must not stand behind half of this one.
        ftruncateSync(file, size);
        throw error;
      }
      size += line.length;
    },
    close: () => closeSync(file),
  };
}

function openNew(path: string): number {
  const {O_CREAT, O_EXCL, O_WRONLY, O_APPEND} = constants;
  try {
    return openSync(path, O_CREAT | O_EXCL | O_WRONLY | O_APPEND, 0o600);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = code === 'EEXIST' ? 'there is a file of that name already' : code || 'it failed';
    throw new RowgateError('file', `can't keep secrets in "${path}": ${reason}`, {
      hint: 'Name a new file in a folder that you can write to.',
    });
  }
}
