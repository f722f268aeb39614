import type {BinaryOperator} from './query.js';

/** How strongly an operator binds, from the weakest. */
export const levels = {
  or: 1,
  and: 2,
  not: 3,
  equality: 4,
  comparison: 5,
  bits: 6,
  sum: 7,
  product: 8,
  concatenation: 9,
  collation: 10,
  sign: 11,
} as const;

export interface Infix {
  readonly operator: BinaryOperator;
  readonly level: number;
}

/** The binary operators, by their token's key, that are one token. All of them group from the left. */
export const infixes: ReadonlyMap<string, Infix> = new Map<string, Infix>([
  ['OR', {operator: 'or', level: levels.or}],
  ['AND', {operator: 'and', level: levels.and}],
  ['=', {operator: '=', level: levels.equality}],
  ['==', {operator: '=', level: levels.equality}],
  ['<>', {operator: '<>', level: levels.equality}],
  ['!=', {operator: '<>', level: levels.equality}],
  ['<', {operator: '<', level: levels.comparison}],
  ['<=', {operator: '<=', level: levels.comparison}],
  ['>', {operator: '>', level: levels.comparison}],
  ['>=', {operator: '>=', level: levels.comparison}],
  ['&', {operator: '&', level: levels.bits}],
  ['|', {operator: '|', level: levels.bits}],
  ['<<', {operator: '<<', level: levels.bits}],
  ['>>', {operator: '>>', level: levels.bits}],
  ['+', {operator: '+', level: levels.sum}],
  ['-', {operator: '-', level: levels.sum}],
  ['*', {operator: '*', level: levels.product}],
  ['/', {operator: '/', level: levels.product}],
  ['%', {operator: '%', level: levels.product}],
  ['||', {operator: '||', level: levels.concatenation}],
  ['->', {operator: '->', level: levels.concatenation}],
  ['->>', {operator: '->>', level: levels.concatenation}],
]);
