import {type Catalog, resourceAt} from '../../catalog/catalog.js';
import {RowgateError} from '../../errors.js';
import type {LocalStore} from '../../execute/local-store.js';
import type {Sqlite} from '../../execute/sqlite/sqlite.js';
import {type FindingHeader, type QueryFile, severities} from '../queries/query-file.js';
import type {Check, EstateReport, Finding} from './estate-report.js';
import type {Prepared} from './prepare-query.js';
import type {List} from './read-lists.js';
import {runOverLists} from './run-over-lists.js';
import {writeFixes} from './write-fixes.js';

/** A query with a severity. */
export interface Question {
  readonly query: QueryFile & {readonly finding: FindingHeader};
  readonly prepared: Prepared;
}

export interface Estate {
  readonly catalog: Catalog;
  readonly locals: LocalStore;
  readonly sqlite: Sqlite;
  readonly lists: ReadonlyMap<string, List>;
  /** Names of the providers that are looked at. */
  readonly looked: readonly string[];
  /** What a command line has to say to ask the same accounts. */
  readonly options: readonly string[];
}

/** Runs the questions over what was read, and sorts them by what they find. */
export async function findProblems(
  questions: readonly Question[],
  estate: Estate,
): Promise<Pick<EstateReport, 'findings' | 'passed' | 'notRun'> & {hasFault: boolean}> {
  let hasFault = false;
  const findings: Finding[] = [];
  const passed: Check[] = [];
  const notRun: EstateReport['notRun'][number][] = [];
  for (const {query, prepared} of questions) {
    const {severity} = query.finding;
    const check: Check = {query: query.name, severity, title: query.title || query.name};
    const answer = await answerQuestion(query, prepared, estate);
    if ('reason' in answer) {
      hasFault ||= answer.isFault;
      notRun.push({...check, reason: answer.reason});
    } else if (answer.rows.length > 0) findings.push({...check, ...answer});
    else passed.push(check);
  }
  const place = (check: Check) => severities.indexOf(check.severity);
  return {
    findings: findings.sort((a, b) => place(a) - place(b) || b.rows.length - a.rows.length),
    passed: passed.sort((a, b) => place(a) - place(b)),
    notRun: notRun.sort((a, b) => place(a) - place(b)),
    hasFault,
  };
}

/** `isFault`: somebody has to mend the query. */
interface Unanswered {
  readonly reason: string;
  readonly isFault: boolean;
}

async function answerQuestion(
  {finding}: Question['query'],
  prepared: Prepared,
  {catalog, locals, sqlite, lists, looked, options}: Estate,
): Promise<Omit<Finding, keyof Check> | Unanswered> {
  if (prepared.kind === 'not run') return prepared;
  const {plan, parameters} = prepared;
  const resources = [...new Set(plan.scans.map(scan => scan.resource))];
  const providerOf = (resource: string) => resourceAt(catalog, resource).provider.name;
  const unread = resources.filter(each => !lists.has(each) || lists.get(each)?.gap !== undefined);
  const missing = [...new Set(unread.map(providerOf))].sort();
  if (resources.length > 0 && !resources.some(each => looked.includes(providerOf(each)))) {
    const are = missing.length === 1 ? 'is' : 'are';
    return {reason: `it asks ${missing.join(', ')}, which ${are} not looked at`, isFault: false};
  }
  const rows = await catchError(runOverLists(plan, lists, {catalog, locals, sqlite}));
  if (rows instanceof RowgateError) return {reason: rows.message, isFault: true};
  // A list that failed may have had what the query looks for.
  if (rows.length === 0 && missing.some(each => looked.includes(each))) {
    return {reason: `${missing.join(', ')} could not be read`, isFault: false};
  }
  const columns = plan.columns.map(({name, type}) => ({name, type: type ?? null}));
  return {
    advice: finding.advice,
    missing,
    columns,
    rows,
    fixes: writeFixes({columns, rows}, finding.fixes, parameters, options),
  };
}

async function catchError<T>(work: Promise<T>): Promise<T | RowgateError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RowgateError && error.code !== 'internal') return error;
    throw error;
  }
}
