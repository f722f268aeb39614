import type {
  ExecCall,
  Expression,
  Identifier,
  Name,
  Node,
  Query,
  ResultColumn,
  TableExpression,
} from './query.js';

/** One statement of a text, as parsed. It knows no provider. */
export type Statement =
  | SelectStatement
  | InsertStatement
  | UpdateStatement
  | DeleteStatement
  | ExecStatement
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
  readonly returning: readonly ResultColumn[] | undefined;
}

/** UPDATE and REPLACE (the API's full PUT) have one shape. */
export interface UpdateStatement extends StatementNode {
  readonly kind: 'update' | 'replace';
  readonly table: Name;
  readonly alias: Identifier | undefined;
  readonly set: readonly Assignment[];
  readonly from: TableExpression | undefined;
  readonly where: Expression | undefined;
  readonly returning: readonly ResultColumn[] | undefined;
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
}

export interface ExecStatement extends StatementNode {
  readonly kind: 'exec';
  readonly call: ExecCall;
}

export interface ShowStatement extends StatementNode {
  readonly kind: 'show';
  readonly what: 'providers' | 'services' | 'resources' | 'methods' | 'insert';
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

export interface ExplainStatement extends StatementNode {
  readonly kind: 'explain';
  readonly statement: Exclude<Statement, ExplainStatement>;
}
