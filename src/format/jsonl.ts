import type {Result} from '../execute/result.js';
import {writeJsonRows} from './json-rows.js';

/** A JSON object a line, with values as in `json`; nothing where there are no rows. */
export function* formatJsonl(result: Result): Generator<string, void, undefined> {
  for (const object of writeJsonRows(result)) yield `${object}\n`;
}
