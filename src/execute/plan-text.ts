import {RowgateError} from '../errors.js';
import type {PlanInput} from '../plan/analysis.js';
import {type BoundValues, bindParameters} from '../plan/bind-parameters.js';
import type {Plan} from '../plan/plan.js';
import {planStatement} from '../plan/plan-statement.js';
import {parseStatements} from '../statement/parse-statements.js';
import type {Statement} from '../statement/statement.js';
import {type LocalDatabase, openLocalDatabase} from './local-database.js';

export interface PlanTextInput extends Pick<PlanInput, 'catalog' | 'defaultValue' | 'parameterTypes'> {
  readonly parameters: BoundValues;
}

/**
 * What the statements of a text come to, without any call: SQLite works out what is constant in them.
 *
 * @throws RowgateError at the first statement that is wrong.
 */
export async function planText(sql: string, {parameters, ...input}: PlanTextInput): Promise<readonly Plan[]> {
  const statements = parseStatements(sql);
  const now = new Date();
  const bound = bindParameters(parameters);
  const database = needsDatabase(statements) ? await openLocalDatabase({allowFiles: false}) : undefined;
  const evaluate = createEvaluator(database);
  try {
    return statements.map(statement =>
      planStatement(statement, {...input, now, evaluate, parameters: bound}),
    );
  } finally {
    database?.close();
  }
}

/** SHOW and DESCRIBE are answered from the catalog alone, and start faster without SQLite. */
function needsDatabase(statements: readonly Statement[]): boolean {
  return statements.some(({kind}) => kind !== 'show' && kind !== 'describe');
}

function createEvaluator(database: LocalDatabase | undefined): PlanInput['evaluate'] {
  return (sql, parameters) => {
    if (database === undefined)
      throw new RowgateError('internal', 'no database to evaluate an expression in');
    const query = database.prepare(sql);
    try {
      return query.run(parameters)[0] ?? [];
    } finally {
      query.free();
    }
  };
}
