import {
  type Inferred,
  isArray,
  isJson,
  isNumber,
  isText,
  isTime,
  isWhole,
  type PostgresType,
} from '../postgres-type.js';

/** What an argument has to be. `any` is everything, `number` and `int` are numbers of all sizes. */
export type ArgumentKind =
  | 'any'
  | 'text'
  | 'number'
  | 'int'
  | 'bool'
  | 'time'
  | 'interval'
  | 'json'
  | 'array'
  | 'bytea';

/** `?`: it may be left out, with all that follow. `…`: any number of them may follow, or none. */
export type Argument = ArgumentKind | `${ArgumentKind}?` | `${ArgumentKind}…`;

/**
 * `first` is the type of the first argument, `common` the one that goes with all, and `array` an array of it; `sum` a wide
 * number, and `average` a numeric, unless the first argument is a double; `exact` a numeric where the first argument is one, and a double else; `local` the timestamp that the second argument is, with or without a zone, and `other` the one that the first isn't.
 */
export type GivenType = 'first' | 'common' | 'array' | 'sum' | 'average' | 'exact' | 'local' | 'other';

/** One way in which a function of Postgres can be called. */
export interface FunctionRule {
  readonly takes: readonly Argument[];
  /** The type of its value, or how it follows from those of its arguments: see GivenType. */
  readonly gives: PostgresType | GivenType | undefined;
  /** What it is called in the translation, where that is not its own name. */
  readonly as?: string;
  /** It is written in another way than as a call of a function: see write-function.ts. */
  readonly written?: true;
  /** One value of many rows, or one for each that other rows have a part in. */
  readonly of?: 'rows' | 'window';
}

/** By name; of several rules the first that fits the arguments is meant. */
export type FunctionRules = Readonly<Record<string, readonly FunctionRule[]>>;

export function kindOf(argument: Argument): ArgumentKind {
  return argument.replace(/[?…]$/, '') as ArgumentKind;
}

/** The kinds of so many arguments, or undefined where the function doesn't take that many. */
export function kindsFor({takes}: FunctionRule, count: number): readonly ArgumentKind[] | undefined {
  const required = takes.filter(each => !/[?…]$/.test(each)).length;
  const last = takes.at(-1);
  const repeats = last?.endsWith('…') ?? false;
  if (count < required || (count > takes.length && !repeats)) return undefined;
  return Array.from({length: count}, (_, index) => kindOf(takes[Math.min(index, takes.length - 1)] ?? 'any'));
}

const tests: Readonly<Record<ArgumentKind, (type: Inferred) => boolean>> = {
  any: () => true,
  text: isText,
  number: isNumber,
  int: isWhole,
  bool: type => type === 'bool',
  time: isTime,
  interval: type => type === 'interval',
  json: isJson,
  array: type => isArray(type) || isJson(type),
  bytea: type => type === 'bytea',
};

/** Whether an argument of a type, as far as that is known, can be one of a kind. */
export function fits(kind: ArgumentKind, type: Inferred): boolean {
  return type === undefined || type === 'unknown' || tests[kind](type);
}

/** What a bare string is read as where a kind of argument is wanted. */
export const literalTypes: Readonly<Record<ArgumentKind, PostgresType | undefined>> = {
  any: undefined,
  text: 'text',
  number: 'float8',
  int: 'int4',
  bool: 'bool',
  time: 'timestamptz',
  interval: 'interval',
  json: 'json',
  array: 'text[]',
  bytea: 'bytea',
};

/** A rule as documentation names it: `lpad(text, int, text?) → text`. */
export function describeRule(name: string, {takes, gives}: FunctionRule): string {
  const value =
    gives === undefined || /^(first|common|array|sum|average|exact|local|other)$/.test(gives)
      ? ''
      : ` → ${gives}`;
  return `${name}(${takes.join(', ')})${value}`;
}
