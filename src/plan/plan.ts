import type {ColumnType} from '../catalog/column.js';
import type {LocalTable, LocalTableColumn, LocalView} from '../catalog/local.js';
import type {Verb} from '../catalog/method.js';
import type {FilterOperator} from '../catalog/wire.js';
import type {LocalValue, Value} from '../row.js';
import type {ValueType} from './value-type.js';

/** What a statement comes to, before anything is done: plain data, printable. */
export type Plan = ValuesPlan | ExplainPlan | TransactionPlan | QueryPlan | ChangePlan | LocalPlan;

/** SHOW and DESCRIBE: the answer is known without a call. */
export interface ValuesPlan {
  readonly kind: 'values';
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Value[])[];
}

/** EXPLAIN: another plan, to be shown. */
export interface ExplainPlan {
  readonly kind: 'explain';
  readonly plan: Plan;
}

/** BEGIN, COMMIT, ROLLBACK: what is done with the changes between them. */
export interface TransactionPlan {
  readonly kind: 'transaction';
  readonly action: 'begin' | 'commit' | 'rollback';
}

export interface ResultColumn {
  readonly name: string;
  /** Undefined: an expression, of whatever type SQLite gives each value. */
  readonly type: ColumnType | undefined;
  /** What the values of an expression are, as far as that is known; only in a plan that describes. */
  readonly valueType?: ValueType;
  readonly secret?: boolean;
}

/** A read: fill a local table from each scan, in order, then run `sql` over them. */
export interface QueryPlan {
  readonly kind: 'query';
  readonly scans: readonly Scan[];
  /** Local tables whose rows come from elsewhere: a procedure's answer, or the rows that a change returned. */
  readonly given: readonly GivenTable[];
  readonly sql: string;
  /** Names of the local tables that `sql` reads, in the schema `local`. */
  readonly locals?: readonly string[];
  /** By name as in `sql`, with the sign: `$p1`. */
  readonly parameters: Readonly<Record<string, LocalValue>>;
  readonly columns: readonly ResultColumn[];
  /** Names of the secret columns that `sql` uses. */
  readonly secrets?: readonly string[];
  /** Pages may be fetched one after the other, and no more once `sql` gives this many rows. */
  readonly enough?: number;
  readonly passing?: Passing;
}

/** Each row of the one table gives a row of the result, or none, whatever the others are: they can be given as they come. */
export interface Passing {
  /** No more rows than this; `sql` says so too. */
  readonly limit?: number;
  /** What every row is made of, where `sql` does no more than that. Without a table, there is one row. */
  readonly values?: readonly PassedValue[];
}

export type PassedValue =
  /** That of the scan's column of this number. */
  {readonly kind: 'column'; readonly index: number} | {readonly kind: 'value'; readonly value: LocalValue};

/** One use of a resource in a query, and the API calls that fill its local table. */
export interface Scan {
  /** Name of the local table. */
  readonly table: string;
  /** `provider.service.resource`. */
  readonly resource: string;
  readonly method: string;
  readonly columns: readonly LocalColumn[];
  /** Parameter → where its values come from; one call for each combination of distinct values. */
  readonly bindings: Readonly<Record<string, Binding>>;
  /**
   * Only rows matter whose key `sql` gives, over the tables of earlier scans: they are fetched one by one by this method
   * where that takes fewer requests than the rest of the list.
   */
  readonly lookup?: {readonly method: string; readonly parameter: string; readonly sql: string};
  /** What the API filters by. It may return more than this, never less; `sql` filters again. */
  readonly filter?: Predicate;
  /** Rows that surely don't fulfil it need not come into the table: `sql` would leave them out. */
  readonly keep?: Predicate;
  readonly order?: ScanOrder;
  /** No more rows than this can be needed: the filter and the order are exactly those of the query. */
  readonly limit?: number;
  /**
   * Only how many rows there are matters, of each call: what is in them does but to `sql` to filter as the API did, exactly.
   * Any row stands for all.
   */
  readonly isCounted?: true;
}

export interface ScanOrder {
  readonly column: string;
  readonly descending: boolean;
  /** Rows that are equal by it are in a further order: beyond the limit, those are needed that are equal to the last. */
  readonly hasTies?: true;
}

export interface GivenTable {
  readonly table: string;
  readonly columns: readonly LocalColumn[];
  /** Where the rows come from: a change that is made first. Undefined: whoever executes the plan has them. */
  readonly change?: ChangePlan;
}

/** A column of a local table. */
export interface LocalColumn {
  /** Its name in the local table. */
  readonly name: string;
  /** The resource's column, or the method's parameter, that fills it. */
  readonly source: string;
  readonly type: ColumnType;
  readonly secret?: boolean;
  /** It holds the value of a parameter, not of the answer. Such columns stand last. */
  readonly isParameter?: boolean;
  /** It is kept in a table beside, which `*` does not see. */
  readonly isHidden?: boolean;
}

export type Binding =
  | {readonly kind: 'values'; readonly values: readonly LocalValue[]}
  /** The first column of a query over the tables of earlier scans. */
  | {readonly kind: 'query'; readonly sql: string};

/** A condition on one resource's columns, as an API may be asked to apply it. */
export type Predicate =
  | {
      readonly kind: 'compare';
      readonly column: string;
      readonly operator: FilterOperator;
      readonly value: LocalValue;
    }
  | {readonly kind: 'and' | 'or'; readonly parts: readonly Predicate[]};

export type NaturalKey = readonly {readonly column: string; readonly parameter: string}[];

export interface ConflictPlan {
  /** Its rows are found in two given tables, and each has behind it the number of the row of the INSERT that it is for. */
  readonly update: ChangePlan;
  /** The given table of the rows that are there. */
  readonly existing: string;
  /** The given table of the rows that were to be made. */
  readonly excluded: string;
}

/** A write: `find` gives one row per change, and each becomes one call of `method`. */
export interface ChangePlan {
  readonly kind: 'change';
  readonly verb: Exclude<Verb, 'select'>;
  /** `provider.service.resource`. */
  readonly resource: string;
  readonly method: string;
  /** One change for each row of a query, and not just the one that the statement spells out. */
  readonly isEach?: boolean;
  /** ON CONFLICT: a row is not made where there is one already with this key. */
  readonly naturalKey?: NaturalKey;
  /** ON CONFLICT DO UPDATE: what becomes of the row that is there. */
  readonly conflict?: ConflictPlan;
  /** Refused, before anything is changed, where it is about fewer or more rows. */
  readonly expect?: {readonly least: number; readonly most: number} | undefined;
  /** Its columns are `before`, then `set`. */
  readonly find: QueryPlan;
  /** Columns of the resource that the statement chooses its rows by, or computes new values from. */
  readonly uses?: readonly string[];
  /** The row as it is: columns of the resource, and parameters that its list was asked with. */
  readonly before: readonly string[];
  /** Parameters of the method that the statement gives. */
  readonly set: readonly string[];
  /** Of these, what the statement has for them: the text of an expression, as it was written. */
  readonly expressions?: Readonly<Record<string, string>>;
  /** Values of parameters that neither gives, from the environment. */
  readonly defaults?: Readonly<Record<string, LocalValue>>;
  /** What RETURNING asks, over one given table of the changed rows. */
  readonly returning?: QueryPlan;
  /** The columns of the resource that it looks at. */
  readonly returned?: readonly string[];
}

/** A change of the local tables and views. Nothing is called but what `find` reads. */
export interface LocalPlan {
  readonly kind: 'local';
  readonly change: LocalChange;
  /** The rows that are put there, or that are changed: these by their row ids, before the values that are set. */
  readonly find?: QueryPlan;
  /** Refused, before anything is changed, where it is about fewer or more rows. */
  readonly expect?: {readonly least: number; readonly most: number} | undefined;
}

export type LocalChange =
  | {readonly kind: 'create-table'; readonly table: LocalTable; readonly replaces: boolean}
  | {readonly kind: 'create-view'; readonly view: LocalView; readonly replaces: boolean}
  | {readonly kind: 'drop'; readonly what: 'table' | 'view'; readonly name: string}
  /** `columns` are those that are given values, in the order of these. */
  | {readonly kind: 'insert' | 'update'; readonly name: string; readonly columns: readonly LocalTableColumn[]}
  | {readonly kind: 'delete'; readonly name: string};
