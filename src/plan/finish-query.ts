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
  const used = [...analysis.resolved.values(), ...columns].filter(column => column.secret);
  const secrets = [...new Set(used.map(column => column.name))];
  return {
    kind: 'query',
    scans,
    given: analysis.given,
    sql,
    ...(analysis.locals.size > 0 && {locals: [...analysis.locals]}),
    parameters: Object.fromEntries(analysis.parameters),
    columns: columns.map(column => resultColumn(column, analysis.context.parameterTypes !== undefined)),
    ...(secrets.length > 0 && {secrets}),
    ...(enough !== undefined && {enough}),
    ...(passing && {passing}),
  };
}

function resultColumn({name, type, valueType, secret}: ScopeColumn, describes: boolean): ResultColumn {
  return {name, type, ...(describes && valueType && {valueType}), ...(secret && {secret})};
}
