import {findLocal, type LocalEntry} from '../catalog/local.js';
import type {Plan} from './plan.js';

/** The local tables and views that there are once a plan has been carried out. */
export function applyLocal(locals: readonly LocalEntry[], plan: Plan): readonly LocalEntry[] {
  if (plan.kind !== 'local') return locals;
  const {change} = plan;
  const without = (name: string) => locals.filter(each => each !== findLocal(locals, name));
  switch (change.kind) {
    case 'create-table':
      return [...without(change.table.name), change.table];
    case 'create-view':
      return [...without(change.view.name), change.view];
    case 'drop':
      return without(change.name);
    default:
      return locals;
  }
}
