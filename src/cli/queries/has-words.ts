import type {QueryFile} from './query-file.js';

/** Whether each of the words is in the query's name or in what its comment says, in capitals or not. */
export function hasWords(
  {name, title, description, providers}: QueryFile,
  words: readonly string[],
): boolean {
  const text = [name, title, description, ...providers].join('\n').toLowerCase();
  return words.every(word => text.includes(word.toLowerCase()));
}
