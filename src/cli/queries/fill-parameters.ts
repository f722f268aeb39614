import {suggestName} from '../../catalog/suggest.js';
import {RowgateError} from '../../errors.js';
import type {BoundValue} from '../../plan/bind-parameters.js';
import type {Parameters} from '../option/read-parameters.js';
import {checkParameter} from './check-parameter.js';
import {describeParameter} from './describe-parameter.js';
import type {QueryFile} from './query-file.js';

/**
 * The values of a query's parameters: those given, each as its parameter has it, and defaults for the others.
 *
 * @throws RowgateError `usage` for one that is missing, of the wrong type or not a parameter of the query. It lists the
 * parameters, and never shows a value.
 */
export function fillParameters(query: QueryFile, given: Parameters): Parameters {
  const {name, parameters} = query;
  const fail = (problem: string, hint = '') =>
    new RowgateError('usage', `${name}: ${problem}`, {hint: `${hint}${listParameters(query)}`});
  const names = parameters.map(each => each.name);
  for (const each of Object.keys(given)) {
    if (names.includes(each)) continue;
    const near = suggestName(each, names);
    throw fail(`there is no parameter ${each}`, near === undefined ? '' : `Did you mean ${near}? `);
  }
  return Object.fromEntries(
    parameters.map((parameter): [string, BoundValue] => {
      const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : parameter.default;
      if (value === undefined) throw fail(`no value is given for the parameter ${parameter.name}`);
      const checked = checkParameter(parameter, value);
      if ('value' in checked) return [parameter.name, checked.value];
      throw fail(`the parameter ${parameter.name} is to be ${checked.wanted}`);
    }),
  );
}

function listParameters({parameters}: QueryFile): string {
  if (parameters.length === 0) return 'It has no parameters.';
  const list = parameters.map(each => {
    const about = each.description === '' ? '' : ` (${each.description})`;
    return `${describeParameter(each)}${about}`;
  });
  return `Its parameters: ${list.join('; ')}.`;
}
