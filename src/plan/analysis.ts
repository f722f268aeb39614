import type {Catalog, ResourceEntry} from '../catalog/catalog.js';
import type {LocalEntry} from '../catalog/local.js';
import type {Parameter} from '../catalog/method.js';
import type {LocalValue} from '../row.js';
import type {Core, Expression, Name, Query, Range} from '../statement/query.js';
import type {ExecCall} from '../statement/table.js';
import type {ChangePlan, GivenTable} from './plan.js';
import {type Edit, rewriteText} from './rewrite.js';
import type {ScanDraft, Scope, ScopeColumn} from './scope.js';
import type {ValueType} from './value-type.js';

/** What planning needs to know beside the statement. */
export interface PlanInput {
  readonly catalog: Catalog;
  /** The local tables and views that there are once the statements before this one have run. */
  readonly locals: readonly LocalEntry[];
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
  /** The statement's text, and behind it those of the views that it uses: ranges may lie in any of them. */
  source: string;
  readonly views: ViewText[];
  /** Names of the views, in lower case, within whose texts the analysis is. */
  readonly opened: string[];
  /** Names of the local tables that are read. */
  readonly locals: Set<string>;
  /** The names of resources, local tables and views in the text, and what stands before the last part of the whole name. */
  readonly named: {readonly parts: Name['parts']; readonly before: readonly string[]}[];
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
  /** The uses of resources that conditions on what a query gives hold for. */
  readonly through: Map<Query, readonly ScanDraft[]>;
  /** The query of a view, or of a common table that is used but once, by the range of the name that stands for it. */
  readonly bodies: Map<Range, Query>;
  /** What the names in each SELECT can mean. */
  readonly scopes: Map<Core, Scope>;
  /** How many expressions the one at hand is nested in. */
  depth: number;
}

/** The text of a view, for one use of it. */
export interface ViewText {
  readonly range: Range;
  /** Where it is used. */
  readonly at: Range;
}

export function startAnalysis(source: string, context: PlanContext): Analysis {
  return {
    source,
    views: [],
    opened: [],
    locals: new Set(),
    named: [],
    context,
    ...startGathering(),
    depth: 0,
  };
}

/** What is gathered while a text is analysed, before anything is. */
export function startGathering(): Pick<
  Analysis,
  'edits' | 'drafts' | 'given' | 'parameters' | 'resolved' | 'queries' | 'through' | 'scopes' | 'bodies'
> {
  return {
    edits: [],
    drafts: [],
    given: [],
    parameters: new Map(),
    resolved: new Map(),
    queries: new Map(),
    through: new Map(),
    scopes: new Map(),
    bodies: new Map(),
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
