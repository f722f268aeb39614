import type {BinaryOperator} from '../query.js';

/** How strongly an operator of Postgres binds, from the weakest. */
export const levels = {
  or: 1,
  and: 2,
  not: 3,
  is: 4,
  comparison: 5,
  pattern: 6,
  other: 7,
  sum: 8,
  product: 9,
  power: 10,
  at: 11,
  collation: 12,
  sign: 13,
  subscript: 14,
  cast: 15,
} as const;

export interface PostgresInfix {
  readonly level: number;
  /** The operator of the tree; those that SQLite lacks are functions by their own name. */
  readonly operator: BinaryOperator | undefined;
}

const own = (level: number, ...keys: readonly string[]) =>
  keys.map(key => [key, {level, operator: undefined}] as const);
const shared = (level: number, ...keys: readonly BinaryOperator[]) =>
  keys.map(key => [key, {level, operator: key}] as const);

/** The binary operators that are one token, by its key. All of them group from the left, comparisons not at all. */
export const infixes: ReadonlyMap<string, PostgresInfix> = new Map<string, PostgresInfix>([
  ['OR', {level: levels.or, operator: 'or'}],
  ['AND', {level: levels.and, operator: 'and'}],
  ['!=', {level: levels.comparison, operator: '<>'}],
  ...shared(levels.comparison, '=', '<>', '<', '<=', '>', '>='),
  ...shared(levels.other, '||', '&', '|', '<<', '>>'),
  ...own(levels.other, '->', '->>', '#>', '#>>', '#-', '@>', '<@', '?', '?|', '?&', '&&', '#'),
  ...own(levels.other, '~', '~*', '!~', '!~*', '~~', '!~~', '~~*', '!~~*'),
  ...shared(levels.sum, '+', '-'),
  ...shared(levels.product, '*', '/', '%'),
  ...own(levels.power, '^'),
]);
