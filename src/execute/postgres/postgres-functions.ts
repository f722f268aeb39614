import type {PostgresFunctionName} from '../../plan/postgres-function.js';
import type {LocalFunction} from '../local-function.js';
import {strict} from '../local-function.js';
import {castFunctions} from './cast-functions.js';
import {jsonFunctions} from './json-functions.js';
import {printNumber} from './number-to-char.js';
import {textFunctions} from './text-functions.js';
import {timeFunctions} from './time-functions.js';

/** What a translation from Postgres's language calls, where SQLite has no function of that meaning. */
export const postgresFunctions: Readonly<Record<PostgresFunctionName, LocalFunction>> = {
  ...castFunctions,
  ...jsonFunctions,
  ...textFunctions,
  ...timeFunctions,
  pg_number_to_char: strict(2, (value, format) => printNumber(Number(value), String(format))),
};
