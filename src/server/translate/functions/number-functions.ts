import type {FunctionRules} from './function-rule.js';

const real = {takes: ['number'], gives: 'float8'} as const;

export const numberFunctions: FunctionRules = {
  abs: [{takes: ['number'], gives: 'first'}],
  acos: [real],
  asin: [real],
  atan: [real],
  ceil: [{takes: ['number'], gives: 'exact'}],
  ceiling: [{takes: ['number'], gives: 'exact', as: 'ceil'}],
  cos: [real],
  degrees: [real],
  exp: [real],
  floor: [{takes: ['number'], gives: 'exact'}],
  greatest: [{takes: ['any…'], gives: 'common', written: true}],
  least: [{takes: ['any…'], gives: 'common', written: true}],
  ln: [real],
  log: [
    {takes: ['number'], gives: 'float8', as: 'log10'},
    {takes: ['number', 'number'], gives: 'float8'},
  ],
  log10: [real],
  mod: [{takes: ['number', 'number'], gives: 'common', written: true}],
  pi: [{takes: [], gives: 'float8'}],
  power: [{takes: ['number', 'number'], gives: 'exact', as: 'pow'}],
  pow: [{takes: ['number', 'number'], gives: 'exact'}],
  radians: [real],
  random: [{takes: [], gives: 'float8', written: true}],
  round: [
    {takes: ['number'], gives: 'exact', written: true},
    {takes: ['number', 'int'], gives: 'numeric', as: 'pg_numeric'},
  ],
  sign: [{takes: ['number'], gives: 'exact'}],
  sin: [real],
  sqrt: [real],
  tan: [real],
  trunc: [
    {takes: ['number'], gives: 'exact'},
    {takes: ['number', 'int'], gives: 'numeric', as: 'pg_trunc'},
  ],
  '^': [{takes: ['number', 'number'], gives: 'exact', as: 'pow'}],
};
