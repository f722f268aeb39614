import type {Catalog, ResourceEntry} from '../catalog/catalog.js';
import type {Parameter} from '../catalog/method.js';
import type {LocalValue} from '../row.js';
import type {ExecCall, Expression, Query, Range} from '../statement/query.js';
import type {ChangePlan, GivenTable} from './plan.js';
import {type Edit, rewriteText} from './rewrite.js';
import type {ScanDraft, ScopeColumn} from './scope.js';
import type {ValueType} from './value-type.js';

/** What planning needs to know beside the statement. */
export interface PlanInput {
  readonly catalog: Catalog;
  /** Values bound to parameters, by number or name as the parser names them. */
  readonly parameters: ReadonlyMap<string, LocalValue>;
  /**
   * Given where a text is only described: its parameters need no values, and are put here with the types that they turn
   * out to have. Types that are here already stay. The plan then says no more than which columns there will be.
   */
  readonly parameterTypes?: Map<string, ValueType | undefined> | undefined;
  /** A parameter's value where the statement gives none: from the environment, or from the connection. */
  readonly defaultValue: (entry: ResourceEntry, parameter: Parameter) => string | undefined;
  /** The one instant that the whole statement takes for now. */
  readonly now: Date;
  /** The values of constant expressions, by SQLite. Throws RowgateError `local_sql`. */
  readonly evaluate: (sql: string, parameters: Readonly<Record<string, LocalValue>>) => readonly LocalValue[];
}

export interface PlanContext extends PlanInput {
  /** Plans a procedure that stands in a FROM clause. */
  readonly planCall: (call: ExecCall, source: string) => ChangePlan;
}

/** What is being gathered from one statement's text. Lives while it is planned, no longer. */
export interface Analysis {
  readonly source: string;
  readonly context: PlanContext;
  readonly edits: Edit[];
  readonly drafts: ScanDraft[];
  readonly given: GivenTable[];
  /** Parameters that the text uses, by the name they have in the SQL. */
  readonly parameters: Map<string, LocalValue>;
  /** What each column reference turned out to mean. */
  readonly resolved: Map<Expression, ScopeColumn>;
  /** What each query gives. */
  readonly queries: Map<Query, readonly ScopeColumn[]>;
  /** How many expressions the one at hand is nested in. */
  depth: number;
}

export function startAnalysis(source: string, context: PlanContext): Analysis {
  return {
    source,
    context,
    edits: [],
    drafts: [],
    given: [],
    parameters: new Map(),
    resolved: new Map(),
    queries: new Map(),
    depth: 0,
  };
}

/** The text of a node as the user wrote it. */
export function textOf(analysis: Analysis, range: Range): string {
  return analysis.source.slice(range.start, range.end);
}

/** The text of a node as SQLite is to see it. */
export function sqlOf(analysis: Analysis, range: Range): string {
  return rewriteText(analysis.source, analysis.edits, range);
}
