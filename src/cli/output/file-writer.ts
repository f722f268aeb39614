import {randomBytes} from 'node:crypto';
import {accessSync, constants, realpathSync, statSync} from 'node:fs';
import {type FileHandle, open, rename, unlink} from 'node:fs/promises';
import path from 'node:path';
import {RowgateError} from '../../errors.js';
import type {Writer} from './output.js';

const privateMode = 0o600;

/**
 * A file that comes to its place when it is whole: until then its text is in another beside it. One with secrets can
 * be read by its owner only. What is no regular file, such as `/dev/null` or a named pipe, is written to as it is.
 *
 * @throws RowgateError `usage` for a place that can't be written.
 */
export function createFileWriter(given: string, onFile: () => void): Writer {
  const {target, mode, isRegular} = inspect(given);
  const temporary = isRegular ? `${target}.partial-${randomBytes(4).toString('hex')}` : target;
  let handle: FileHandle | undefined;
  let hasShownOnce = false;

  const create = async (hasSecrets: boolean) => {
    if (!isRegular) return open(target, 'a');
    onFile();
    const created = await open(temporary, 'wx', hasSecrets ? privateMode : 0o666);
    if (!hasSecrets && mode !== undefined) await created.chmod(mode);
    return created;
  };

  return {
    begin: async ({hasSecrets, isShownOnce}) => {
      await explain(given, async () => {
        handle ??= await create(hasSecrets);
        if (hasSecrets && isRegular) await handle.chmod(privateMode);
      });
      hasShownOnce ||= isShownOnce;
    },
    write: text => explain(given, async () => handle?.writeFile(text)),
    finish: () =>
      explain(given, async () => {
        if (isRegular) await handle?.sync();
        await handle?.close();
        if (handle !== undefined && isRegular) await rename(temporary, target);
      }),
    abandon: () =>
      explain(given, async () => {
        await handle?.close();
        if (handle === undefined || !isRegular) return [];
        if (hasShownOnce) {
          return [`${given} was not written; secrets that are not shown again are in ${temporary}`];
        }
        await unlink(temporary);
        return [`${given} was not written`];
      }),
  };
}

/** Where the text goes in the end, links followed, and the mode of a file that is there already. */
function inspect(given: string): {target: string; mode: number | undefined; isRegular: boolean} {
  try {
    const found = statSync(given, {throwIfNoEntry: false});
    if (found?.isDirectory()) throw new Error('it is a folder');
    const target = found === undefined ? path.resolve(given) : realpathSync(given);
    const isRegular = found === undefined || found.isFile();
    accessSync(isRegular ? path.dirname(target) : target, constants.W_OK);
    return {target, mode: found && found.mode & 0o777, isRegular};
  } catch (error) {
    throw new RowgateError('usage', `can't write to "${given}": ${reasonOf(error)}`, {
      hint: 'Name a file in a folder that you can write to.',
    });
  }
}

async function explain<T>(given: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw new RowgateError('file', `can't write to "${given}": ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed';
  const code = 'code' in error ? String(error.code) : undefined;
  if (code === undefined) return error.message;
  return reasons[code] ?? code;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'you may not write there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'there is no space left',
};
