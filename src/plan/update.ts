import {findResource} from '../catalog/catalog.js';
import {RowgateError} from '../errors.js';
import type {UpdateStatement} from '../statement/statement.js';
import {type PlanContext, startAnalysis} from './analysis.js';
import {place} from './place.js';
import type {ChangePlan} from './plan.js';
import {planReturning} from './returning.js';
import {planTargetQuery} from './target-query.js';
import {checkConstant, writableParameter, writeMethod} from './targets.js';

/** UPDATE and REPLACE. */
export function planUpdate(statement: UpdateStatement, context: PlanContext): ChangePlan {
  const {source, kind, table, set} = statement;
  const analysis = startAnalysis(source, context);
  const parts = table.parts.map(part => part.name);
  const entry = findResource(context.catalog, parts, place(analysis, table.range));
  const method = writeMethod(analysis, entry, kind, table.range);
  const parameters = set.map(({column}) => writableParameter(analysis, entry, method, column));
  for (const [index, {column}] of set.entries()) {
    if (parameters.indexOf(parameters[index] as never) !== index) {
      throw new RowgateError('invalid_value', `column "${column.name}" is set twice`, {
        position: place(analysis, column.range),
      });
    }
  }
  const {find, before} = planTargetQuery(analysis, entry, method, {
    name: table,
    alias: statement.alias,
    from: statement.from,
    where: statement.where,
    values: set.map(each => each.value),
  });
  for (const [index, parameter] of parameters.entries()) {
    const value = set[index]?.value;
    if (value !== undefined) checkConstant(analysis, entry, parameter, value);
  }
  const returning = planReturning(statement, statement.alias, entry, context);
  return {
    kind: 'change',
    verb: kind,
    resource: entry.address,
    method: method.name,
    find,
    before,
    set: parameters.map(parameter => parameter.name),
    ...(returning && {returning}),
  };
}
