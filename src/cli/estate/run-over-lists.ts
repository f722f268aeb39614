import {RowgateError} from '../../errors.js';
import type {LocalRow} from '../../execute/local-database.js';
import {runQuery} from '../../execute/run-query.js';
import {createRowReader} from '../../execute/to-value.js';
import type {QueryPlan, Scan} from '../../plan/plan.js';
import type {Row} from '../../row.js';
import type {Planning} from './planning.js';
import type {List} from './read-lists.js';

/** The rows of a read over lists that are there already. A resource without a list has no rows. */
export async function runOverLists(
  plan: QueryPlan,
  lists: ReadonlyMap<string, List>,
  {catalog, locals, sqlite}: Pick<Planning, 'catalog' | 'locals' | 'sqlite'>,
): Promise<readonly Row[]> {
  const {passing: _passing, enough: _enough, scans, ...rest} = plan;
  const rows = new Map(scans.map(scan => [scan.table, pickRows(scan, lists.get(scan.resource))]));
  const given = scans.map(({table, columns}) => ({table, columns}));
  const answer = await runQuery({...rest, scans: [], given}, {...offline, catalog, locals, sqlite}, rows);
  return answer.rows.map(createRowReader(plan.columns));
}

function pickRows({columns}: Scan, list: List | undefined): readonly LocalRow[] {
  if (list === undefined) return [];
  const places = columns.map(({source}) => list.columns.indexOf(source));
  return list.rows.map(row => places.map(place => row[place] ?? null));
}

const offline = {
  send: () =>
    Promise.reject(new RowgateError('internal', 'a report sent a request for a list that is there')),
  secrets: () => [],
  concurrency: 1,
  allowFiles: false,
};
