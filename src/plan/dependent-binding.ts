import type {Parameter} from '../catalog/method.js';
import {walkTree} from '../statement/children.js';
import type {Expression, Range} from '../statement/query.js';
import {type Analysis, sqlOf} from './analysis.js';
import {carriesParameter} from './bindings.js';
import {conjuncts} from './conditions.js';
import {liesIn} from './place.js';
import type {Binding} from './plan.js';
import {isPlain, keepsRows} from './row-wise.js';
import {
  type Condition,
  draftsOf,
  type FromItem,
  type ScanDraft,
  type Scope,
  type ScopeColumn,
} from './scope.js';

/** What gives a parameter its values, and the uses of resources whose rows that needs. */
interface Dependent {
  readonly binding: Extract<Binding, {kind: 'query'}>;
  readonly drafts: readonly ScanDraft[];
}

/**
 * Where a required parameter can be had from other tables of the query: `ON a.org_id = o.id`, or `IN (SELECT …)`.
 * The query gives its values; `tables` are the local tables that it reads, which must be there first.
 */
export function dependentBinding(
  analysis: Analysis,
  draft: ScanDraft,
  parameter: Parameter,
): Dependent | undefined {
  for (const {expression: node, scope} of draft.conditions) {
    const carries = (side: Expression) => carriesParameter(analysis, draft, parameter, side);
    if (scope.isRecursive || scope.withText.length > 1) continue;
    const prefix = scope.withText.map(range => `${sqlOf(analysis, range)} `).join('');
    const drafts = (range: Range) => draftsIn(analysis, [range, ...scope.withText], draft);
    if (node.kind === 'in' && !node.not && node.set.kind === 'query' && carries(node.operand)) {
      const {range} = node.set.query;
      if (!isSelfContained(analysis, scope, [range, ...scope.withText])) continue;
      const sql = `${prefix}SELECT * FROM (${sqlOf(analysis, range)})`;
      return {binding: {kind: 'query', sql}, drafts: drafts(range)};
    }
    for (const equal of equalitiesOf(analysis, node, scope)) {
      const other = carries(equal.left) ? equal.right : carries(equal.right) ? equal.left : undefined;
      if (other === undefined) continue;
      if (other.kind === 'subquery') {
        const {range} = other.query;
        if (equal.scope !== scope || !isSelfContained(analysis, scope, [range, ...scope.withText])) continue;
        const sql = `${prefix}SELECT ${sqlOf(analysis, other.range)}`;
        return {binding: {kind: 'query', sql}, drafts: drafts(range)};
      }
      const found = valuesOf(analysis, draft, other, equal.scope);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

interface Equality {
  readonly left: Expression;
  readonly right: Expression;
  readonly scope: Scope;
}

/** What is equal where a condition holds: the sides of `=`, or those in the WHERE of a query that has to have a row. */
function equalitiesOf(analysis: Analysis, node: Expression, scope: Scope): readonly Equality[] {
  if (node.kind === 'binary' && node.operator === '=') return [{left: node.left, right: node.right, scope}];
  if (node.kind !== 'exists') return [];
  const {first: core, rest} = node.query;
  const inner = analysis.scopes.get(core);
  if (core.kind !== 'select' || core.where === undefined || inner === undefined) return [];
  if (rest.length > 0 || !keepsRows(core)) return [];
  return conjuncts(core.where).flatMap(each =>
    each.kind === 'binary' && each.operator === '='
      ? [{left: each.left, right: each.right, scope: inner}]
      : [],
  );
}

/** The values that an expression has for the rows of another table: of this FROM clause, or of one around it. */
function valuesOf(
  analysis: Analysis,
  draft: ScanDraft,
  node: Expression,
  scope: Scope,
): Dependent | undefined {
  // By another collation, other keys would be equal to it too.
  if (!isPlain(node) || hasCollation(node)) return undefined;
  const columns = columnsIn(analysis, node.range);
  const isSource = (item: FromItem) =>
    columns.length > 0 &&
    columns.every(each => item.columns.includes(each)) &&
    !draftsOf(item).includes(draft);
  for (let here: Scope | undefined = scope; here !== undefined; here = here.parent) {
    const item = here.items.find(isSource);
    if (item === undefined) continue;
    const {withText, parent} = here;
    if (here.isRecursive || withText.length > 1) return undefined;
    // A subquery in FROM may speak of what is around all of it.
    if (parent !== undefined && !isSelfContained(analysis, parent, [item.range])) return undefined;
    const prefix = withText.map(range => `${sqlOf(analysis, range)} `).join('');
    const conditions = item.draft === undefined ? [] : conditionsOn(analysis, item, item.draft.conditions);
    const where =
      conditions.length === 0 ? '' : ` WHERE ${conditions.map(each => `(${each})`).join(' AND ')}`;
    const sql = `${prefix}SELECT DISTINCT ${sqlOf(analysis, node.range)} FROM ${sqlOf(analysis, item.range)}${where}`;
    return {binding: {kind: 'query', sql}, drafts: draftsIn(analysis, [item.range, ...withText], draft)};
  }
  return undefined;
}

function hasCollation(node: Expression): boolean {
  let has = false;
  walkTree(node, ({kind}) => {
    has ||= kind === 'collate';
    return undefined;
  });
  return has;
}

/** What the references in a range are to. */
function columnsIn(analysis: Analysis, range: Range): readonly ScopeColumn[] {
  return [...analysis.resolved].flatMap(([node, column]) =>
    liesIn(analysis, node.range, range) ? [column] : [],
  );
}

/**
 * The conditions that speak of one table alone, as SQL. Beside an outer join, not those that NULLs may fulfil: a row that has
 * no match for them has one still, which keeps NULLs from standing in its place.
 */
function conditionsOn(
  analysis: Analysis,
  item: FromItem,
  conditions: readonly Condition[],
): readonly string[] {
  return conditions
    .filter(({expression, scope}) => !scope.hasOuterJoin || rejectsNulls(expression))
    .map(condition => condition.expression)
    .filter(expression => {
      if (analysis.drafts.some(draft => liesIn(analysis, draft.range, expression.range))) return false;
      const columns = columnsIn(analysis, expression.range);
      return columns.length > 0 && columns.every(column => item.columns.includes(column));
    })
    .map(expression => sqlOf(analysis, expression.range));
}

/** Uses of resources whose name stands in one of the ranges. */
function draftsIn(analysis: Analysis, ranges: readonly Range[], except: ScanDraft): readonly ScanDraft[] {
  return analysis.drafts.filter(
    draft => draft !== except && ranges.some(range => liesIn(analysis, draft.range, range)),
  );
}

/** Whether what the first range refers to lies in the ranges. */
function isSelfContained(analysis: Analysis, scope: Scope, ranges: readonly Range[]): boolean {
  const [first] = ranges;
  return [...analysis.resolved].every(
    ([node, column]) =>
      first === undefined || !liesIn(analysis, node.range, first) || !isColumnOf(scope, column),
  );
}

/** Whether a column is of a scope, or of one around it. */
function isColumnOf(scope: Scope, column: ScopeColumn): boolean {
  for (let here: Scope | undefined = scope; here !== undefined; here = here.parent) {
    if (here.items.some(item => item.columns.includes(column))) return true;
    if ([...here.aliases.values()].includes(column)) return true;
  }
  return false;
}

/** Whether a condition surely does not hold where the columns that it names are NULL. */
function rejectsNulls(node: Expression): boolean {
  switch (node.kind) {
    case 'binary':
      return /^(?:==?|<>|!=|<=?|>=?)$/.test(node.operator) && [node.left, node.right].every(isSimple);
    case 'between':
      return !node.not && [node.operand, node.low, node.high].every(isSimple);
    case 'in':
      return isSimple(node.operand) && node.set.kind === 'list' && node.set.items.every(isConstant);
    case 'like':
      return /^(?:like|glob)$/.test(node.operator) && [node.left, node.right].every(isSimple);
    default:
      return false;
  }
}

/** A column, a value, or what is NULL where one of these is. */
function isSimple(node: Expression): boolean {
  switch (node.kind) {
    case 'binary':
      return /^(?:[-+*/%]|\|\||->>?)$/.test(node.operator) && [node.left, node.right].every(isSimple);
    case 'cast':
    case 'collate':
      return isSimple(node.operand);
    default:
      return node.kind === 'column' || isConstant(node);
  }
}

function isConstant({kind}: Expression): boolean {
  return kind === 'literal' || kind === 'parameter';
}
