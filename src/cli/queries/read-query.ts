import {readFileSync} from 'node:fs';
import path from 'node:path';
import {RowgateError} from '../../errors.js';
import {parseQueryFile} from './parse-query-file.js';
import type {QueryFile, QueryPlace} from './query-file.js';

/** @throws RowgateError `usage` for a file that can't be read, or whose comment can't. */
export function readQuery({name, path: file}: QueryPlace): QueryFile {
  return parseQueryFile(readQueryText(file), {name, path: showPath(file)});
}

/** @throws RowgateError `usage` for a file that can't be read. */
export function readQueryText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    const reason = code === 'ENOENT' ? 'there is no such file' : code;
    throw new RowgateError('usage', `can't read "${file}": ${reason}`);
  }
}

/** The shorter of the path and of that from here. */
function showPath(file: string): string {
  const fromHere = path.relative('', file);
  return fromHere !== '' && fromHere.length < file.length ? fromHere : file;
}
