import type {TableExpression, TableFunction, TableReference} from './table.js';

/**
 * The tree of a SELECT and of an expression: SQLite's language, with the place of every node in the text.
 * A node that stands in parentheses has the range without them.
 */
export interface Range {
  /** UTF-16 offsets into the source; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface Node {
  readonly range: Range;
}

export interface Identifier extends Node {
  /** As meant: quotes removed, case as written. */
  readonly name: string;
  readonly quoted: boolean;
}

/** `provider.service.resource`, or shorter or longer: one to four parts. */
export interface Name extends Node {
  readonly parts: readonly Identifier[];
}

// Expressions

export type Expression =
  | Literal
  | ParameterExpression
  | ColumnReference
  | Unary
  | Binary
  | Like
  | NullTest
  | Between
  | In
  | Case
  | Cast
  | Collate
  | FunctionCall
  | Subquery
  | Exists
  | RowValue;

export interface Literal extends Node {
  readonly kind: 'literal';
  /** `current` is CURRENT_DATE, CURRENT_TIME or CURRENT_TIMESTAMP, its value that word in lower case. A blob's value is its hex digits; a number's, its text. */
  readonly type: 'null' | 'boolean' | 'number' | 'string' | 'blob' | 'current';
  readonly value: string;
}

/** `?`, `?1`, `$1`, `:name`, `@name` are not told apart: a number (from 1, in order of appearance for `?`) or a name. */
export interface ParameterExpression extends Node {
  readonly kind: 'parameter';
  readonly name: string;
}

/** `column`, `table.column`, … up to `provider.service.resource.column`. */
export interface ColumnReference extends Node {
  readonly kind: 'column';
  readonly qualifier: readonly Identifier[];
  readonly column: Identifier;
}

export interface Unary extends Node {
  readonly kind: 'unary';
  readonly operator: '-' | '+' | '~' | 'not';
  readonly operand: Expression;
}

export type BinaryOperator =
  | 'or'
  | 'and'
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'is'
  | 'is not'
  | '&'
  | '|'
  | '<<'
  | '>>'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '||'
  | '->'
  | '->>';

export interface Binary extends Node {
  readonly kind: 'binary';
  /** Normalised: `==` is `=`, `!=` is `<>`, IS [NOT] DISTINCT FROM is `is not` / `is`. */
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Like extends Node {
  readonly kind: 'like';
  readonly operator: 'like' | 'glob' | 'regexp' | 'match';
  readonly not: boolean;
  readonly left: Expression;
  readonly right: Expression;
  readonly escape: Expression | undefined;
}

/** ISNULL, NOTNULL, NOT NULL. (`IS NULL` is a Binary.) */
export interface NullTest extends Node {
  readonly kind: 'null-test';
  readonly not: boolean;
  readonly operand: Expression;
}

export interface Between extends Node {
  readonly kind: 'between';
  readonly not: boolean;
  readonly operand: Expression;
  readonly low: Expression;
  readonly high: Expression;
}

export interface In extends Node {
  readonly kind: 'in';
  readonly not: boolean;
  readonly operand: Expression;
  readonly set:
    | {readonly kind: 'list'; readonly items: readonly Expression[]}
    | {readonly kind: 'query'; readonly query: Query}
    | {readonly kind: 'table'; readonly table: TableReference | TableFunction};
}

export interface Case extends Node {
  readonly kind: 'case';
  readonly operand: Expression | undefined;
  readonly branches: readonly {readonly when: Expression; readonly then: Expression}[];
  readonly otherwise: Expression | undefined;
}

export interface Cast extends Node {
  readonly kind: 'cast';
  readonly operand: Expression;
  readonly type: string;
}

export interface Collate extends Node {
  readonly kind: 'collate';
  readonly operand: Expression;
  readonly collation: Identifier;
}

export interface FunctionCall extends Node {
  readonly kind: 'function';
  readonly name: Identifier;
  readonly distinct: boolean;
  /** `count(*)`. */
  readonly star: boolean;
  readonly arguments: readonly Expression[];
  readonly orderBy: readonly OrderingTerm[];
  readonly filter: Expression | undefined;
  /** A window's name, or its definition. */
  readonly over: Identifier | WindowDefinition | undefined;
}

/** `(SELECT …)` as a value. */
export interface Subquery extends Node {
  readonly kind: 'subquery';
  readonly query: Query;
}

export interface Exists extends Node {
  readonly kind: 'exists';
  readonly query: Query;
}

/** `(a, b)`. */
export interface RowValue extends Node {
  readonly kind: 'row';
  readonly items: readonly Expression[];
}

// Queries

/** A SELECT: one core, or several joined by UNION and the like. */
export interface Query extends Node {
  readonly kind: 'query';
  readonly with: With | undefined;
  readonly first: Core;
  readonly rest: readonly {
    readonly operator: 'union' | 'union all' | 'intersect' | 'except';
    readonly core: Core;
  }[];
  readonly orderBy: readonly OrderingTerm[];
  readonly limit: Expression | undefined;
  readonly offset: Expression | undefined;
}

export interface With extends Node {
  readonly recursive: boolean;
  readonly tables: readonly CommonTable[];
}

export interface CommonTable extends Node {
  readonly name: Identifier;
  readonly columns: readonly Identifier[] | undefined;
  readonly query: Query;
}

export type Core = SelectCore | ValuesCore;

export interface ValuesCore extends Node {
  readonly kind: 'values';
  readonly rows: readonly (readonly Expression[])[];
}

export interface SelectCore extends Node {
  readonly kind: 'select';
  readonly distinct: boolean;
  readonly columns: readonly ResultColumn[];
  readonly from: TableExpression | undefined;
  readonly where: Expression | undefined;
  readonly groupBy: readonly Expression[];
  readonly having: Expression | undefined;
  readonly windows: readonly {readonly name: Identifier; readonly definition: WindowDefinition}[];
}

export type ResultColumn = ExpressionColumn | StarColumn;

export interface ExpressionColumn extends Node {
  readonly kind: 'expression';
  readonly expression: Expression;
  readonly alias: Identifier | undefined;
}

/** `*`, `table.*`, `provider.service.resource.*`. */
export interface StarColumn extends Node {
  readonly kind: 'star';
  readonly qualifier: readonly Identifier[];
}

export interface OrderingTerm extends Node {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last' | undefined;
}

export interface WindowDefinition extends Node {
  readonly kind: 'window';
  readonly base: Identifier | undefined;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly OrderingTerm[];
  /** Expressions inside the frame (`n PRECEDING`); the rest of the frame is only text. */
  readonly frame: readonly Expression[];
}
