import type {PlanInput} from '../plan/analysis.js';
import {applyLocal} from '../plan/apply-local.js';
import {type BoundValues, bindParameters} from '../plan/bind-parameters.js';
import {needsLocals} from '../plan/needs-locals.js';
import type {Plan} from '../plan/plan.js';
import {planStatement} from '../plan/plan-statement.js';
import {parseStatements} from '../statement/parse-statements.js';
import type {Evaluator} from './evaluator.js';
import type {LocalStore} from './local-store.js';

export interface PlanTextInput extends Pick<PlanInput, 'catalog' | 'defaultValue' | 'parameterTypes'> {
  readonly parameters: BoundValues;
}

/**
 * What the statements of a text come to, without any call: SQLite works out what is constant in them. Each sees the local
 * tables and views as those before it leave them.
 *
 * @throws RowgateError at the first statement that is wrong.
 */
export async function planText(
  sql: string,
  {parameters, ...input}: PlanTextInput,
  {evaluator, locals: store}: {readonly evaluator: Evaluator; readonly locals: LocalStore},
): Promise<readonly Plan[]> {
  const statements = parseStatements(sql);
  const known = needsLocals(statements) ? await store.list() : [];
  const now = new Date();
  const bound = bindParameters(parameters);
  return evaluator.use(sql, evaluate => {
    let locals = known;
    return statements.map(statement => {
      const plan = planStatement(statement, {...input, locals, now, evaluate, parameters: bound});
      locals = applyLocal(locals, plan);
      return plan;
    });
  });
}
