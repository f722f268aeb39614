import {fdatasync, writeFile} from 'node:fs';
import {setImmediate} from 'node:timers/promises';
import {promisify} from 'node:util';

/**
 * A way to append text to an open file. What it gives resolves once the text is on disk, with all that was given before.
 * Texts that come while others are on their way go there together: a disk takes as long for one as for many.
 */
export function writeInGroups(file: number): (text: string) => Promise<void> {
  let waiting = '';
  let next: Promise<void> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const writeWaiting = async () => {
    // Others that have just come in go along.
    await setImmediate();
    const text = waiting;
    waiting = '';
    next = undefined;
    await promisify(writeFile)(file, text);
    await promisify(fdatasync)(file);
  };
  return text => {
    waiting += text;
    if (next === undefined) {
      next = last.then(writeWaiting);
      last = next.catch(() => {});
    }
    return next;
  };
}
