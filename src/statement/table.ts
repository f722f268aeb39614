import type {Expression, Identifier, Name, Node, Query} from './query.js';

/** What can stand in FROM. */
export type TableExpression = TableReference | TableFunction | DerivedTable | ExecTable | Join | TableGroup;

export interface TableReference extends Node {
  readonly kind: 'table';
  /** A common table, or a resource. */
  readonly name: Name;
  readonly alias: Identifier | undefined;
}

/** `json_each(x) AS j`. */
export interface TableFunction extends Node {
  readonly kind: 'table-function';
  readonly name: Identifier;
  readonly arguments: readonly Expression[];
  readonly alias: Identifier | undefined;
}

export interface DerivedTable extends Node {
  readonly kind: 'derived';
  readonly query: Query;
  readonly alias: Identifier | undefined;
}

/** `(EXEC …) AS e`. The range is that of the parentheses and what is in them, without the alias. */
export interface ExecTable extends Node {
  readonly kind: 'exec-table';
  readonly exec: ExecCall;
  readonly alias: Identifier | undefined;
}

/** `EXEC name @a = 1, … [@@json = '{…}'] [FOR EACH (query)]`; an argument's name is without its `@`. */
export interface ExecCall extends Node {
  readonly method: Name;
  readonly arguments: readonly {readonly name: Identifier; readonly value: Expression}[];
  readonly json: Expression | undefined;
  readonly forEach: Query | undefined;
}

export interface Join extends Node {
  readonly kind: 'join';
  readonly left: TableExpression;
  readonly right: TableExpression;
  /** A comma is an inner join. */
  readonly type: 'inner' | 'left' | 'right' | 'full';
  readonly natural: boolean;
  readonly on: Expression | undefined;
  readonly using: readonly Identifier[] | undefined;
}

/** `(a JOIN b …) [AS alias]`; the range includes the parentheses and the alias. */
export interface TableGroup extends Node {
  readonly kind: 'group';
  readonly table: TableExpression;
  readonly alias: Identifier | undefined;
}
