import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {RowgateError} from '../../../errors.js';
import type {Page} from '../page.js';
import {fileOf, printHtml, printIndexHtml} from './print-html.js';

/**
 * Writes each page, and an index, into a folder. Gives the path of the index.
 *
 * @throws RowgateError `usage` for a folder that can't be written.
 */
export function writeSite(pages: readonly Page[], folder: string): string {
  const index = path.join(folder, 'index.html');
  try {
    mkdirSync(folder, {recursive: true});
    for (const page of pages) writeFileSync(path.join(folder, fileOf(page.name)), printHtml(page, pages));
    writeFileSync(index, printIndexHtml(pages));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    throw new RowgateError('usage', `can't write into the folder "${folder}": ${code}`);
  }
  return index;
}
