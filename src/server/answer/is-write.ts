import {type Catalog, findMethod, resourceAt} from '../../catalog/catalog.js';
import type {ChangePlan, Plan} from '../../plan/plan.js';

/** Whether carrying out a plan changes something, rather than only reads. */
export function isWrite(plan: Plan, catalog: Catalog): boolean {
  if (plan.kind === 'query') {
    return plan.given.some(({change}) => change !== undefined && changes(change, catalog));
  }
  return plan.kind === 'local' || (plan.kind === 'change' && changes(plan, catalog));
}

function changes({resource, method}: ChangePlan, catalog: Catalog): boolean {
  return findMethod(resourceAt(catalog, resource), method).http !== 'GET';
}
