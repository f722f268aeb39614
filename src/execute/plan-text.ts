import type {PlanInput} from '../plan/analysis.js';
import {type BoundValues, bindParameters} from '../plan/bind-parameters.js';
import type {Plan} from '../plan/plan.js';
import {planStatement} from '../plan/plan-statement.js';
import {parseStatements} from '../statement/parse-statements.js';
import type {Evaluator} from './evaluator.js';

export interface PlanTextInput extends Pick<PlanInput, 'catalog' | 'defaultValue' | 'parameterTypes'> {
  readonly parameters: BoundValues;
}

/**
 * What the statements of a text come to, without any call: SQLite works out what is constant in them.
 *
 * @throws RowgateError at the first statement that is wrong.
 */
export async function planText(
  sql: string,
  {parameters, ...input}: PlanTextInput,
  evaluator: Evaluator,
): Promise<readonly Plan[]> {
  const statements = parseStatements(sql);
  const now = new Date();
  const bound = bindParameters(parameters);
  return evaluator.use(sql, evaluate =>
    statements.map(statement => planStatement(statement, {...input, now, evaluate, parameters: bound})),
  );
}
