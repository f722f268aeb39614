import {type Catalog, findMethod, resourceAt} from '../catalog/catalog.js';
import type {ChangePlan, Plan, QueryPlan} from './plan.js';

/** Whether carrying out a plan changes something, rather than only reads. */
export function isWrite(plan: Plan, catalog: Catalog): boolean {
  return plan.kind === 'local' || listWrites(plan, catalog).length > 0;
}

/** What carrying out a plan changes at providers, be it by a procedure that a query reads from. */
export function listWrites(plan: Plan, catalog: Catalog): readonly ChangePlan[] {
  switch (plan.kind) {
    case 'query':
      return listInner(plan, catalog);
    case 'local':
      return plan.find === undefined ? [] : listInner(plan.find, catalog);
    case 'change':
      return [...listInner(plan.find, catalog), ...(isOfRead(plan, catalog) ? [] : [plan])];
    default:
      return [];
  }
}

/** Whether the method of a change, a procedure, only reads. */
export function isOfRead({resource, method}: ChangePlan, catalog: Catalog): boolean {
  return findMethod(resourceAt(catalog, resource), method).http === 'GET';
}

function listInner({given}: QueryPlan, catalog: Catalog): readonly ChangePlan[] {
  return given.flatMap(({change}) => (change === undefined ? [] : listWrites(change, catalog)));
}
