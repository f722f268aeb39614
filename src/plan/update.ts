import {findTable} from '../catalog/local.js';
import type {UpdateStatement} from '../statement/statement.js';
import {type PlanContext, startAnalysis} from './analysis.js';
import {planLocalUpdate} from './local-target.js';
import {place} from './place.js';
import type {ChangePlan, LocalPlan} from './plan.js';
import {planReturning} from './returning.js';
import {checkSetValues, setExpressions, settableParameters} from './set-clause.js';
import {planTargetQuery} from './target-query.js';
import {writeMethod} from './targets.js';

/** UPDATE and REPLACE. */
export function planUpdate(statement: UpdateStatement, context: PlanContext): ChangePlan | LocalPlan {
  const {source, kind, table, set} = statement;
  const analysis = startAnalysis(source, context);
  const parts = table.parts.map(part => part.name);
  const found = findTable(context.catalog, context.locals, parts, place(analysis, table.range));
  if (found.kind !== 'resource') return planLocalUpdate(statement, found, context);
  const {entry} = found;
  const method = writeMethod(analysis, entry, kind, table.range);
  const parameters = settableParameters(analysis, entry, method, set);
  const {find, before, uses} = planTargetQuery(analysis, entry, method, {
    name: table,
    alias: statement.alias,
    from: statement.from,
    where: statement.where,
    values: set.map(each => each.value),
  });
  checkSetValues(analysis, entry, parameters, set);
  const returning = planReturning(statement, statement.alias, entry, context);
  return {
    kind: 'change',
    verb: kind,
    resource: entry.address,
    method: method.name,
    find,
    before,
    ...(uses && {uses}),
    set: parameters.map(parameter => parameter.name),
    expressions: setExpressions(analysis, parameters, set),
    ...returning,
  };
}
