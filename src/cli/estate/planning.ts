import type {Catalog} from '../../catalog/catalog.js';
import {createEvaluator, type Evaluator} from '../../execute/evaluator.js';
import {createLocalStore, type LocalStore} from '../../execute/local-store.js';
import type {Sqlite} from '../../execute/sqlite/sqlite.js';
import {createSqliteHere} from '../../execute/sqlite/sqlite-here.js';
import type {PlanInput} from '../../plan/analysis.js';

/** What queries are planned with. */
export interface Planning extends Pick<PlanInput, 'catalog' | 'defaultValue'> {
  readonly evaluator: Evaluator;
  readonly locals: LocalStore;
  readonly sqlite: Sqlite;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Plans as the engine does, but that what the environment should say of a provider may be missing: its rows are then not
 * there, or can't be read, which is told of the provider and not of each query. `db`: the file of local tables.
 */
export function createPlanning(catalog: Catalog, environment: Environment, db?: string): Planning {
  const sqlite = createSqliteHere();
  return {
    catalog,
    evaluator: createEvaluator(),
    locals: createLocalStore(db, sqlite),
    sqlite,
    defaultValue: (_entry, {env}) => env && (environment[env] || `(${env})`),
  };
}
