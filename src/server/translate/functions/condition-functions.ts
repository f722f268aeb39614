import type {FunctionRules} from './function-rule.js';

export const conditionFunctions: FunctionRules = {
  coalesce: [{takes: ['any', 'any…'], gives: 'common', written: true}],
  nullif: [{takes: ['any', 'any'], gives: 'common'}],
};
