import {conditionFunctions} from './condition-functions.js';
import type {FunctionRules} from './function-rule.js';
import {jsonFunctions} from './json-functions.js';
import {numberFunctions} from './number-functions.js';
import {ownFunctions} from './own-functions.js';
import {rowFunctions} from './row-functions.js';
import {textFunctions} from './text-functions.js';
import {timeFunctions} from './time-functions.js';

/** Every function and operator that a translation knows, by what it is about. */
export const functionGroups = {
  conditions: conditionFunctions,
  text: textFunctions,
  numbers: numberFunctions,
  times: timeFunctions,
  json: jsonFunctions,
  rows: rowFunctions,
  own: ownFunctions,
} as const;

export const functions: ReadonlyMap<string, FunctionRules[string]> = new Map(
  Object.values<FunctionRules>(functionGroups).flatMap(group => Object.entries(group)),
);
