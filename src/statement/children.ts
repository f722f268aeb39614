import type {
  Core,
  Expression,
  FunctionCall,
  OrderingTerm,
  Query,
  ResultColumn,
  WindowDefinition,
} from './query.js';
import type {Conflict, Expectation, Statement, UpdateStatement} from './statement.js';
import type {ExecCall, TableExpression} from './table.js';

/** What a tree consists of, as far as it can be walked without knowing what each part is for. */
export type TreeNode = Expression | Query | Core | TableExpression;

type Listers<Whole extends {readonly kind: string}> = {
  readonly [Kind in Whole['kind']]: (node: Extract<Whole, {readonly kind: Kind}>) => readonly TreeNode[];
};

type Lister<Whole> = (node: Whole) => readonly TreeNode[];

/**
 * The expressions, queries, cores and tables directly in `node`, in the order of the text. Wherever an
 * expression stands counts: an ORDER BY, a window, a common table, an argument of EXEC.
 */
export function childrenOf(node: TreeNode): readonly TreeNode[] {
  return (listers[node.kind] as Lister<TreeNode>)(node);
}

/** The outermost expressions, queries and tables of a statement, in the order of the text. */
export function rootsOf(statement: Statement): readonly TreeNode[] {
  return (statementListers[statement.kind] as Lister<Statement>)(statement);
}

/**
 * Calls `visit` for `node` and everything in it, parents first, in the order of the text. Where `visit`
 * answers false, what is in that node is left out. It needs no stack, however deep a chain of AND is.
 */
export function walkTree(node: TreeNode, visit: (node: TreeNode) => boolean | undefined): void {
  const open: TreeNode[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (visit(next) === false) continue;
    for (const child of childrenOf(next).toReversed()) open.push(child);
  }
}

const listers: Listers<TreeNode> = {
  literal: () => [],
  parameter: () => [],
  column: () => [],
  unary: node => [node.operand],
  binary: node => [node.left, node.right],
  like: node => present(node.left, node.right, node.escape),
  'null-test': node => [node.operand],
  between: node => [node.operand, node.low, node.high],
  in: node => {
    if (node.set.kind === 'list') return [node.operand, ...node.set.items];
    return [node.operand, node.set.kind === 'query' ? node.set.query : node.set.table];
  },
  case: node =>
    present(node.operand, ...node.branches.flatMap(branch => [branch.when, branch.then]), node.otherwise),
  cast: node => [node.operand],
  collate: node => [node.operand],
  function: node => [
    ...node.arguments,
    ...inOrdering(node.orderBy),
    ...present(node.filter),
    ...inOver(node.over),
  ],
  subquery: node => [node.query],
  exists: node => [node.query],
  row: node => node.items,
  query: node => [
    ...(node.with?.tables.map(table => table.query) ?? []),
    node.first,
    ...node.rest.map(part => part.core),
    ...inOrdering(node.orderBy),
    ...present(node.limit, node.offset).toSorted((a, b) => a.range.start - b.range.start),
  ],
  values: node => node.rows.flat(),
  select: node => [
    ...inColumns(node.columns),
    ...present(node.from, node.where),
    ...node.groupBy,
    ...present(node.having),
    ...node.windows.flatMap(window => inWindow(window.definition)),
  ],
  table: () => [],
  'table-function': node => node.arguments,
  derived: node => [node.query],
  'exec-table': node => inExec(node.exec),
  join: node => present(node.left, node.right, node.on),
  group: node => [node.table],
};

const statementListers: {
  readonly [Kind in Statement['kind']]: Lister<Extract<Statement, {readonly kind: Kind}>>;
} = {
  select: statement => [statement.query],
  insert: statement => [
    statement.query,
    ...inConflict(statement.conflict),
    ...inColumns(statement.returning),
    ...inExpectation(statement.expect),
  ],
  update: listUpdate,
  replace: listUpdate,
  delete: statement => [
    ...present(statement.where),
    ...inColumns(statement.returning),
    ...inExpectation(statement.expect),
  ],
  exec: statement => [...inExec(statement.call), ...inExpectation(statement.expect)],
  'create-table': statement => present(statement.query),
  'create-view': statement => [statement.query],
  drop: () => [],
  transaction: () => [],
  show: statement => present(statement.like),
  describe: () => [],
  explain: statement => rootsOf(statement.statement),
};

function listUpdate(statement: UpdateStatement): readonly TreeNode[] {
  return [
    ...statement.set.map(assignment => assignment.value),
    ...present(statement.from, statement.where),
    ...inColumns(statement.returning),
    ...inExpectation(statement.expect),
  ];
}

function inConflict(conflict: Conflict | undefined): readonly TreeNode[] {
  if (conflict?.action !== 'update') return [];
  return [...conflict.set.map(assignment => assignment.value), ...present(conflict.where)];
}

function inExpectation(expectation: Expectation | undefined): readonly TreeNode[] {
  if (expectation === undefined) return [];
  const {least, most} = expectation;
  return least === most ? [least] : [least, most];
}

function present(...nodes: readonly (TreeNode | undefined)[]): readonly TreeNode[] {
  return nodes.filter(node => node !== undefined);
}

function inOrdering(terms: readonly OrderingTerm[]): readonly TreeNode[] {
  return terms.map(term => term.expression);
}

function inColumns(columns: readonly ResultColumn[] = []): readonly TreeNode[] {
  return columns.flatMap(column => (column.kind === 'expression' ? [column.expression] : []));
}

function inOver(over: FunctionCall['over']): readonly TreeNode[] {
  return over !== undefined && 'kind' in over ? inWindow(over) : [];
}

function inWindow(window: WindowDefinition): readonly TreeNode[] {
  return [...window.partitionBy, ...inOrdering(window.orderBy), ...window.frame];
}

function inExec(call: ExecCall): readonly TreeNode[] {
  const parts = [...call.arguments.map(argument => argument.value), ...present(call.json, call.forEach)];
  return parts.toSorted((a, b) => a.range.start - b.range.start);
}
