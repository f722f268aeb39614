import type {
  Expression,
  Identifier,
  Literal,
  Name,
  Node,
  ParameterExpression,
  Query,
  ResultColumn,
} from './query.js';
import type {ExecCall, TableExpression} from './table.js';

/** One statement of a text, as parsed. It knows no provider. */
export type Statement =
  | SelectStatement
  | InsertStatement
  | UpdateStatement
  | DeleteStatement
  | ExecStatement
  | CreateTableStatement
  | CreateViewStatement
  | DropStatement
  | TransactionStatement
  | ShowStatement
  | DescribeStatement
  | ExplainStatement;

export type StatementKind = Statement['kind'];

interface StatementNode extends Node {
  /** The whole text that it was parsed from; every range in the tree is a range of this. */
  readonly source: string;
}

export interface SelectStatement extends StatementNode {
  readonly kind: 'select';
  readonly query: Query;
}

export interface InsertStatement extends StatementNode {
  readonly kind: 'insert';
  readonly table: Name;
  /** Undefined: the text names no columns. */
  readonly columns: readonly Identifier[] | undefined;
  /** VALUES, or SELECT. A WITH before INSERT is part of it. */
  readonly query: Query;
  readonly conflict: Conflict | undefined;
  readonly returning: readonly ResultColumn[] | undefined;
  readonly expect: Expectation | undefined;
}

/** `ON CONFLICT (target) DO …`: what becomes of a row whose target columns have the values of one that is there. */
export type Conflict = ConflictNothing | ConflictUpdate;

export interface ConflictNothing extends Node {
  readonly action: 'nothing';
  /** At least one. */
  readonly target: readonly Identifier[];
}

/** In `set` and `where`, `excluded.c` is a column like any other: the table `excluded` is the row that was to be made. */
export interface ConflictUpdate extends Node {
  readonly action: 'update';
  readonly target: readonly Identifier[];
  readonly set: readonly Assignment[];
  readonly where: Expression | undefined;
}

/** `EXPECT … ROWS`: how many rows a change must concern. Both are one node where the text gives one number. */
export interface Expectation extends Node {
  readonly least: ExpectedCount;
  readonly most: ExpectedCount;
}

/** A parameter, or a literal of the type `number` whose text is digits, with `_` between them at most. */
export type ExpectedCount = Literal | ParameterExpression;

/** UPDATE and REPLACE (the API's full PUT) have one shape. */
export interface UpdateStatement extends StatementNode {
  readonly kind: 'update' | 'replace';
  readonly table: Name;
  readonly alias: Identifier | undefined;
  readonly set: readonly Assignment[];
  readonly from: TableExpression | undefined;
  readonly where: Expression | undefined;
  readonly returning: readonly ResultColumn[] | undefined;
  readonly expect: Expectation | undefined;
}

export interface Assignment extends Node {
  readonly column: Identifier;
  readonly value: Expression;
}

export interface DeleteStatement extends StatementNode {
  readonly kind: 'delete';
  readonly table: Name;
  readonly alias: Identifier | undefined;
  readonly where: Expression | undefined;
  readonly returning: readonly ResultColumn[] | undefined;
  readonly expect: Expectation | undefined;
}

export interface ExecStatement extends StatementNode {
  readonly kind: 'exec';
  readonly call: ExecCall;
  readonly expect: Expectation | undefined;
}

/** `CREATE [OR REPLACE] TABLE [IF NOT EXISTS] name {(column type, …) | AS query}`: one of `columns` and `query` is there. */
export interface CreateTableStatement extends StatementNode {
  readonly kind: 'create-table';
  readonly name: Name;
  readonly orReplace: boolean;
  readonly ifNotExists: boolean;
  readonly columns: readonly ColumnDefinition[] | undefined;
  readonly query: Query | undefined;
}

export interface ColumnDefinition extends Node {
  readonly name: Identifier;
  /** As written, its words separated by one blank. */
  readonly type: Identifier | undefined;
}

/** `CREATE [OR REPLACE] VIEW [IF NOT EXISTS] name [(columns)] AS query`. */
export interface CreateViewStatement extends StatementNode {
  readonly kind: 'create-view';
  readonly name: Name;
  readonly orReplace: boolean;
  readonly ifNotExists: boolean;
  readonly columns: readonly Identifier[] | undefined;
  readonly query: Query;
}

/** `DROP {TABLE | VIEW} [IF EXISTS] name`. */
export interface DropStatement extends StatementNode {
  readonly kind: 'drop';
  readonly what: 'table' | 'view';
  readonly ifExists: boolean;
  readonly name: Name;
}

/** `BEGIN`, `COMMIT` or `END`, `ROLLBACK`. */
export interface TransactionStatement extends StatementNode {
  readonly kind: 'transaction';
  readonly action: 'begin' | 'commit' | 'rollback';
}

export interface ShowStatement extends StatementNode {
  readonly kind: 'show';
  readonly what: 'providers' | 'services' | 'resources' | 'tables' | 'methods' | 'insert';
  readonly extended: boolean;
  /** What IN, FROM or INSERT INTO names. */
  readonly name: Name | undefined;
  readonly like: Expression | undefined;
}

export interface DescribeStatement extends StatementNode {
  readonly kind: 'describe';
  readonly what: 'resource' | 'method';
  readonly extended: boolean;
  readonly name: Name;
}

/** What EXPLAIN may stand before. */
export type Explainable = Exclude<Statement, ExplainStatement | TransactionStatement>;

export interface ExplainStatement extends StatementNode {
  readonly kind: 'explain';
  readonly statement: Explainable;
}
