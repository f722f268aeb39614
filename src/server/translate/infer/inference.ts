import type {Catalog} from '../../../catalog/catalog.js';
import type {
  ColumnReference,
  Expression,
  FunctionCall,
  Query,
  Range,
  SelectCore,
  StarColumn,
} from '../../../statement/query.js';
import {unsupported} from '../../../statement/syntax-error.js';
import type {TableFunction} from '../../../statement/table.js';
import type {FunctionRule} from '../functions/function-rule.js';
import type {SetFunction} from '../functions/set-functions.js';
import {commonType, type Inferred, type PostgresType} from '../postgres-type.js';
import type {Column, Item, Meaning} from './scope.js';

/** What is found out about a statement before it is written anew: the type and the meaning of what is in it. */
export interface Inference {
  readonly source: string;
  readonly catalog: Catalog;
  readonly types: Map<Expression, Inferred>;
  /** The types that bare strings take of what they meet. */
  readonly literals: Map<Expression, PostgresType>;
  /** The same of parameters, by name. */
  readonly parameters: Map<string, PostgresType | undefined>;
  readonly columns: Map<ColumnReference, Meaning>;
  readonly calls: Map<FunctionCall, FunctionRule>;
  readonly sets: Map<TableFunction, SetFunction>;
  /** Functions that give rows in the list of a SELECT: each becomes a table behind the others, and a column of it. */
  readonly rows: Map<
    FunctionCall,
    {readonly rule: SetFunction; readonly alias: string; readonly column: Column}
  >;
  /** The one of them that a SELECT has. */
  readonly expanded: Map<SelectCore, FunctionCall>;
  /** The columns that a `*` stands for, if they are known. It is spelt out beside a function that gives rows. */
  readonly stars: Map<
    StarColumn,
    {readonly columns: readonly Meaning[] | undefined; readonly isSpelt: boolean}
  >;
  /** The table whose rows a DELETE is about. */
  readonly target: Set<Item>;
  /** What queries give; undefined where that is not known. */
  readonly results: Map<Query, readonly Column[] | undefined>;
}

export function startInference(
  source: string,
  catalog: Catalog,
  given: readonly (PostgresType | undefined)[],
): Inference {
  return {
    source,
    catalog,
    types: new Map(),
    literals: new Map(),
    parameters: new Map(given.map((type, index) => [String(index + 1), type])),
    columns: new Map(),
    calls: new Map(),
    sets: new Map(),
    rows: new Map(),
    expanded: new Map(),
    stars: new Map(),
    target: new Set(),
    results: new Map(),
  };
}

/** Lets an expression whose type is open have one. */
export function take(inference: Inference, node: Expression, type: Inferred): void {
  if (type === undefined || type === 'unknown' || inference.types.get(node) !== 'unknown') return;
  if (node.kind === 'literal') {
    if (node.type === 'string') inference.literals.set(node, type);
  } else if (node.kind === 'parameter') {
    inference.parameters.set(node.name, inference.parameters.get(node.name) ?? type);
    inference.types.set(node, type);
  } else if (node.kind === 'case') {
    for (const {then} of node.branches) take(inference, then, type);
    if (node.otherwise !== undefined) take(inference, node.otherwise, type);
    inference.types.set(node, type);
  } else if (node.kind === 'function') {
    for (const each of node.arguments) take(inference, each, type);
    inference.types.set(node, type);
  }
}

/** Lets those of several expressions whose type is open have that of the others, and gives it. */
export function unify(inference: Inference, nodes: readonly Expression[]): Inferred {
  const type = commonType(nodes.map(node => inference.types.get(node)));
  for (const node of nodes) take(inference, node, type);
  return type;
}

export function refuse({source}: Inference, what: string, range: Range, hint?: string): Error {
  return unsupported(source, `${what} is not supported`, range, hint);
}
