import {readFileSync} from 'node:fs';
import path from 'node:path';
import {projectFolder} from '../project-folder.js';

/** A fenced block: what stands behind its first fence, and its text. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Line of its first fence, from 1. */
  readonly line: number;
}

export const readme = readFileSync(path.join(projectFolder, 'README.md'), 'utf8');

export const blocks: readonly Block[] = Array.from(
  readme.matchAll(/^```(\w*)\n(.*?)^```$/gms),
  ({1: language = '', 2: text = '', index}) => ({
    language,
    text,
    line: readme.slice(0, index).split('\n').length,
  }),
);

/** The rows of the table whose header begins with a word, as cells. */
export function readTable(firstHeader: string): readonly (readonly string[])[] {
  const table = new RegExp(`^\\| ${firstHeader} +\\|.*\\n\\|[-| ]+\\n((?:\\|.*\\n)+)`, 'm').exec(readme);
  return (table?.[1] ?? '')
    .trim()
    .split('\n')
    .map(line => line.split('|').slice(1, -1))
    .map(cells => cells.map(cell => cell.trim()));
}
