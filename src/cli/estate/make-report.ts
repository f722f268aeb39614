import path from 'node:path';
import {resourceAt} from '../../catalog/catalog.js';
import type {Engine} from '../../engine.js';
import {RowgateError} from '../../errors.js';
import type {QueryPlan} from '../../plan/plan.js';
import type {Parameters} from '../option/read-parameters.js';
import {findPackageFolder, readVersion} from '../package-folder.js';
import type {QueryFile} from '../queries/query-file.js';
import {readQuery} from '../queries/read-query.js';
import type {ClientCount, EstateReport, ReportAccount} from './estate-report.js';
import {findProblems, type Question} from './find-problems.js';
import {listHosts} from './list-hosts.js';
import {createPlanning, type Planning} from './planning.js';
import {type Prepared, prepareQuery} from './prepare-query.js';
import {type List, listNeeds, readLists} from './read-lists.js';
import {runOverLists} from './run-over-lists.js';
import {sumGrants} from './sum-grants.js';

export interface ReportInput {
  readonly engine: Engine;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The file of local tables, if there is one. */
  readonly db?: string;
  readonly accounts: readonly ReportAccount[];
  /** Those with a severity are run. */
  readonly queries: readonly QueryFile[];
  readonly parameters: Parameters;
  /** Names of queries that are left out. */
  readonly without: readonly string[];
  /** What a command line has to say to ask the same accounts. */
  readonly options: readonly string[];
  readonly now: Date;
  /** Things to know, as sentences. */
  readonly notes: readonly string[];
  /** HTTP requests sent so far. */
  readonly countRequests: () => number;
}

/** Whether all went as it should: a query that somebody has to mend makes the exit status other than 0. */
export interface MadeReport {
  readonly report: EstateReport;
  readonly hasFault: boolean;
  /** All that is missing is what some connections of a group did not answer. */
  readonly isPartial: boolean;
}

/**
 * Reads each resource that a query uses, once, and answers all of them from that. A provider that is not looked at has no
 * rows, so that queries over several tell of the others.
 */
export async function makeReport(input: ReportInput): Promise<MadeReport> {
  const {engine, accounts, now} = input;
  const {catalog} = engine;
  const looked = accounts.filter(each => each.state === 'read').map(each => each.provider);
  const planning = createPlanning(catalog, input.environment, input.db);
  try {
    const questions = await prepareAll(input, planning);
    const charts = await prepareCharts(planning);
    const plans = [...Object.values(charts), ...questions.flatMap(planOf)];
    const needs = listNeeds(plans);
    const isLooked = (resource: string) => looked.includes(resourceAt(catalog, resource).provider.name);
    const lists = await readLists(engine, new Map([...needs].filter(([resource]) => isLooked(resource))));
    const read = async (plan: QueryPlan) => ({
      columns: plan.columns.map(each => each.name),
      rows: await runOverLists(plan, lists, planning),
    });
    const [clients, grants, hosts] = await Promise.all([
      read(charts.exposure),
      read(charts.grants),
      read(charts.hosts),
    ]);
    const sums = sumGrants(grants.columns, grants.rows, now);
    const {hasFault, ...found} = await findProblems(questions, {...input, ...planning, lists, looked});
    const gaps = [...lists.values()].flatMap(list => list.gap ?? []);
    return {
      report: {
        madeAt: now.toISOString(),
        madeBy: `rowgate ${readVersion()}`,
        accounts: accounts.map(account => tellFailure(account, lists, engine)),
        complete: gaps.length === 0 || {reasons: [...new Set(gaps.map(each => each.reason))]},
        requests: input.countRequests(),
        counts: {clients: clients.rows.map(readClientCount), grants: sums.grants},
        timeline: sums.timeline,
        scopes: sums.scopes,
        hosts: listHosts(hosts.columns, hosts.rows),
        ...found,
        notes: [...new Set([...input.notes, ...[...lists.values()].flatMap(list => list.notes)])],
      },
      hasFault,
      isPartial: gaps.every(each => each.connections !== undefined),
    };
  } finally {
    planning.evaluator.close();
    planning.sqlite.close();
  }
}

function prepareAll(
  {queries, parameters, without}: ReportInput,
  planning: Planning,
): Promise<readonly Question[]> {
  return Promise.all(
    queries.flatMap(query => {
      const {finding} = query;
      if (finding === undefined) return [];
      const prepared = without.includes(query.name)
        ? Promise.resolve(leftOut)
        : prepareQuery(query, parameters, planning);
      return [prepared.then(prepared => ({query: {...query, finding}, prepared}))];
    }),
  );
}

const leftOut: Prepared = {kind: 'not run', reason: '--without names it', isFault: false};

function planOf({prepared}: Question): readonly QueryPlan[] {
  return prepared.kind === 'ready' ? [prepared.plan] : [];
}

/** The queries of the package behind the charts, whatever the user has of the same name. */
async function prepareCharts(planning: Planning) {
  const prepare = async (name: string) => {
    const file = path.join(findPackageFolder(), 'queries', `${name}.sql`);
    const prepared = await prepareQuery(
      readQuery({name, path: file, isOwn: false, hides: false}),
      {},
      planning,
    );
    if (prepared.kind === 'ready') return prepared.plan;
    throw new RowgateError('internal', `${name}: ${prepared.reason}`);
  };
  return {
    exposure: await prepare('reports/exposure'),
    grants: await prepare('reports/all_grants'),
    hosts: await prepare('reports/redirect_hosts'),
  };
}

function readClientCount([provider, state, exposure, clients]: readonly unknown[]): ClientCount {
  return {
    provider: String(provider),
    state: String(state),
    exposure: String(exposure),
    clients: Number(clients),
  };
}

function tellFailure(
  account: ReportAccount,
  lists: ReadonlyMap<string, List>,
  {catalog}: Engine,
): ReportAccount {
  if (account.state !== 'read') return account;
  const reasons = [...lists].flatMap(([resource, {gap}]) => {
    if (gap === undefined || resourceAt(catalog, resource).provider.name !== account.provider) return [];
    return gap.connections === undefined || gap.connections.includes(account.name) ? [gap.reason] : [];
  });
  if (reasons.length === 0) return account;
  return {...account, state: 'failed', reason: [...new Set(reasons)].join('; ')};
}
