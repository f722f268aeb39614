import type {ColumnType} from '../../catalog/column.js';
import type {Value} from '../../row.js';
import type {Severity} from '../queries/query-file.js';

/** What `rowgate report` says, as plain data: `--format json` prints it as it is. Holds no secret. */
export interface EstateReport {
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
  /** Name and version of what made it. */
  readonly madeBy: string;
  readonly accounts: readonly ReportAccount[];
  /** Whether everything that was asked for answered in whole; else why not, as sentences. */
  readonly complete: true | {readonly reasons: readonly string[]};
  /** HTTP requests sent for it. */
  readonly requests: number;
  readonly counts: {readonly clients: readonly ClientCount[]; readonly grants: readonly GrantCount[]};
  /** Grants that will end, the next first. */
  readonly timeline: readonly EndingGrant[];
  /** Scopes of grants that have not ended. */
  readonly scopes: readonly GrantedScope[];
  /** The most used first. */
  readonly hosts: readonly RedirectHost[];
  /** Queries that found something: the severest first, and of these those with most rows. */
  readonly findings: readonly Finding[];
  /** Queries that found nothing. */
  readonly passed: readonly Check[];
  /** Queries that were not run. */
  readonly notRun: readonly (Check & {readonly reason: string})[];
  readonly notes: readonly string[];
}

export interface ReportAccount {
  readonly provider: string;
  /** The connection, or where its credential comes from without one. */
  readonly name: string;
  readonly url: string | null;
  /** `failed`: some of it could not be read. The others were not looked at. */
  readonly state: 'read' | 'failed' | 'no credential' | 'left out';
  /** Why it was not looked at, or not in whole. */
  readonly reason: string | null;
}

/** What exposure means: see the query reports/exposure. */
export interface ClientCount {
  readonly provider: string;
  readonly state: string;
  readonly exposure: string;
  readonly clients: number;
}

export interface GrantCount {
  readonly provider: string;
  readonly kind: string;
  readonly state: GrantState;
  readonly grants: number;
}

export const grantStates = ['ended', 'ends soon', 'ends later', 'never ends', 'not told'] as const;
/** Soon is within 30 days. */
export type GrantState = (typeof grantStates)[number];

export interface EndingGrant {
  readonly provider: string;
  readonly kind: string;
  readonly name: string;
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly ends: string;
  readonly daysLeft: number;
}

export interface GrantedScope {
  readonly provider: string;
  readonly kind: string;
  readonly name: string;
  readonly scope: string;
  /** How many grants of that name have it. */
  readonly grants: number;
}

export interface RedirectHost {
  readonly host: string;
  readonly clients: number;
  readonly byProvider: Readonly<Record<string, number>>;
  readonly plainHttp: boolean;
}

/** A query with a severity. */
export interface Check {
  readonly query: string;
  readonly severity: Severity;
  readonly title: string;
}

export interface Finding extends Check {
  readonly advice: string;
  /** Providers that it would have asked, and that were not looked at or failed: it may find more there. */
  readonly missing: readonly string[];
  readonly columns: readonly {readonly name: string; readonly type: ColumnType | null}[];
  readonly rows: readonly (readonly Value[])[];
  readonly fixes: readonly Fix[];
}

/** One statement that mends some rows of a finding, or all. */
export interface Fix {
  readonly statement: string;
  /** The command line that shows what it would change. */
  readonly command: string;
  /** Which rows, from 0. */
  readonly rows: readonly number[];
}
