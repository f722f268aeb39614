import {findTable} from '../catalog/local.js';
import type {DeleteStatement} from '../statement/statement.js';
import {type PlanContext, startAnalysis} from './analysis.js';
import {planLocalDelete} from './local-target.js';
import {place} from './place.js';
import type {ChangePlan, LocalPlan} from './plan.js';
import {planReturning} from './returning.js';
import {planTargetQuery} from './target-query.js';
import {writeMethod} from './targets.js';

export function planDelete(statement: DeleteStatement, context: PlanContext): ChangePlan | LocalPlan {
  const {source, table, alias, where} = statement;
  const analysis = startAnalysis(source, context);
  const parts = table.parts.map(part => part.name);
  const found = findTable(context.catalog, context.locals, parts, place(analysis, table.range));
  if (found.kind !== 'resource') return planLocalDelete(statement, found, context);
  const {entry} = found;
  const method = writeMethod(analysis, entry, 'delete', table.range);
  const target = {name: table, alias, from: undefined, where, values: []};
  const {find, before, uses} = planTargetQuery(analysis, entry, method, target);
  const returning = planReturning(statement, alias, entry, context);
  return {
    kind: 'change',
    verb: 'delete',
    resource: entry.address,
    method: method.name,
    find,
    before,
    ...(uses && {uses}),
    set: [],
    ...returning,
  };
}
