import {type Catalog, findMethod, resourceAt} from '../../catalog/catalog.js';
import {explainColumns} from '../../change/explain-plan.js';
import {previewColumns} from '../../change/preview-changes.js';
import {columnsOfProcedure} from '../../change/result-of-changes.js';
import {isWrite} from '../../plan/is-write.js';
import type {Plan, ResultColumn} from '../../plan/plan.js';
import {typeOf} from '../type/types.js';
import type {TypedColumn} from './encode-rows.js';

/** How writes are run where a plan is. */
export interface WriteMode {
  /** Writes are only shown. */
  readonly dryRun: boolean;
  readonly inTransaction: boolean;
}

/** The columns that a client is given; undefined where it is given no rows, as by a write without RETURNING. */
export function columnsOfPlan(
  plan: Plan,
  catalog: Catalog,
  {dryRun, inTransaction}: WriteMode,
): readonly TypedColumn[] | undefined {
  switch (plan.kind) {
    case 'values':
    case 'query':
      return typeColumns(plan.columns);
    case 'explain':
      return typeColumns(explainColumns);
    case 'transaction':
    case 'local':
      return undefined;
    case 'change': {
      const entry = resourceAt(catalog, plan.resource);
      const changes = isWrite(plan, catalog);
      if (changes && dryRun) return typeColumns(previewColumns(entry));
      if (changes && inTransaction) return undefined;
      if (plan.returning !== undefined) return typeColumns(plan.returning.columns);
      if (plan.verb !== 'exec') return undefined;
      return typeColumns(columnsOfProcedure(plan, entry, findMethod(entry, plan.method)));
    }
  }
}

/** The types that a client is told of columns. */
export function typeColumns(columns: readonly ResultColumn[]): readonly TypedColumn[] {
  return columns.map(({name, type, valueType}) => ({
    name,
    type: typeOf(type ?? valueType),
    isText: type !== 'json',
  }));
}
