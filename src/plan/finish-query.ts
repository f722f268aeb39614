import type {Analysis} from './analysis.js';
import type {Passing, QueryPlan, ResultColumn, Scan} from './plan.js';
import type {ScopeColumn} from './scope.js';

/** The plan of what an analysis gathered. */
export function finishQuery(
  analysis: Analysis,
  sql: string,
  columns: readonly ScopeColumn[],
  {
    scans,
    enough,
    passing,
  }: {scans: readonly Scan[]; enough?: number | undefined; passing?: Passing | undefined},
): QueryPlan {
  return {
    kind: 'query',
    scans,
    given: analysis.given,
    sql,
    parameters: Object.fromEntries(analysis.parameters),
    columns: columns.map(resultColumn),
    ...(enough !== undefined && {enough}),
    ...(passing && {passing}),
  };
}

function resultColumn({name, type, secret}: ScopeColumn): ResultColumn {
  return {name, type, ...(secret && {secret})};
}
