import type {Cast, Expression, FunctionCall, Identifier, Node, Query, Range, SelectCore} from '../query.js';
import type {DeleteStatement} from '../statement.js';
import type {DerivedTable, TableExpression, TableFunction} from '../table.js';

/**
 * What Postgres's language adds to the tree. Its nodes are of the kinds that there are, and say more. As in Postgres
 * itself an operator that SQLite lacks is a function by the operator's name (`~`, `~~*`, `@>`, `[]`), and so is what has
 * words between its arguments (EXTRACT, AT TIME ZONE). Such a tree is translated before anything else reads it.
 */
export interface PostgresCall extends FunctionCall {
  /**
   * How it is written: `name(a, b)`; `a name b`; `name a`; words between its arguments as in `extract(a FROM b)`; or
   * brackets, as in `a[b]` and `ARRAY[a, b]`.
   */
  readonly form: 'call' | 'infix' | 'prefix' | 'words' | 'brackets';
  /** Words and brackets that stand between the arguments, one for each place where a comma would be. */
  readonly separators: readonly Range[];
  /** Words that separate nothing: the BOTH of `trim(BOTH FROM a)`, an ALL, a closing bracket. */
  readonly fillers: readonly Range[];
  /** The schema that the name stands in. */
  readonly schema: Identifier | undefined;
  /** The names of arguments that are given by name: `days => 7`. */
  readonly names: readonly (Identifier | undefined)[];
}

/** `CAST(a AS type)`, `a::type`, `type 'a'`. */
export interface PostgresCast extends Cast {
  readonly form: 'call' | 'suffix' | 'literal';
  readonly typeName: TypeName;
  /** Between the operand and the type: `::` or AS; of a literal, the range of the type. */
  readonly mark: Range;
}

export interface TypeName extends Node {
  /** In lower case, one blank between words, without schema: `timestamp with time zone`. */
  readonly name: string;
  /** Of `numeric(10, 2)`: 10 and 2. */
  readonly modifiers: readonly number[];
  /** `type[]`. */
  readonly array: boolean;
  /** What follows an interval: `day`, `hour to second`. */
  readonly fields: string | undefined;
}

export interface PostgresCore extends SelectCore {
  /** `DISTINCT ON (…)`. */
  readonly distinctOn: {readonly range: Range; readonly expressions: readonly Expression[]} | undefined;
}

/**
 * A query that is a part of another, in parentheses or by the precedence of INTERSECT: for SQLite, `SELECT * FROM (…)`.
 * It is the only column and the only table of the core.
 */
export interface GroupedCore extends SelectCore {
  readonly grouped: 'parentheses' | 'precedence';
  readonly from: DerivedTable;
}

export interface PostgresQuery extends Query {
  /** From the first of LIMIT, OFFSET and FETCH to the end of the last, where that is not as SQLite has it. */
  readonly tail: Range | undefined;
}

/** `(VALUES …) AS a(b, c)`, `f(x) AS a(b)`. */
export interface ColumnAliases {
  readonly columns: readonly Identifier[];
  readonly columnsRange: Range;
}

export interface PostgresDerived extends DerivedTable {
  readonly aliases: ColumnAliases | undefined;
}

export interface PostgresTableFunction extends TableFunction {
  readonly aliases: ColumnAliases | undefined;
  readonly schema: Identifier | undefined;
  /** The arguments with their parentheses. */
  readonly argumentsRange: Range;
  readonly lateral: Range | undefined;
}

export interface PostgresDelete extends DeleteStatement {
  readonly using: {readonly range: Range; readonly table: TableExpression} | undefined;
}
