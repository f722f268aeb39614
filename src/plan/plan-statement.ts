import type {Statement, StatementKind} from '../statement/statement.js';
import type {PlanContext, PlanInput} from './analysis.js';
import {planCreateTable} from './create-table.js';
import {planCreateView} from './create-view.js';
import {planDelete} from './delete.js';
import {planDescribe} from './describe.js';
import {planDrop} from './drop.js';
import {planCall, planExec} from './exec.js';
import {planExpectation} from './expectation.js';
import {planInsert} from './insert.js';
import type {Plan} from './plan.js';
import {planSelect} from './select.js';
import {planShow} from './show.js';
import {planTransaction} from './transaction.js';
import {planUpdate} from './update.js';

type Planner<Kind extends StatementKind> = (
  statement: Extract<Statement, {kind: Kind}>,
  context: PlanContext,
) => Plan;

const planners: {readonly [Kind in StatementKind]: Planner<Kind>} = {
  select: planSelect,
  insert: planInsert,
  update: planUpdate as Planner<'update'>,
  replace: planUpdate as Planner<'replace'>,
  delete: planDelete,
  exec: planExec,
  'create-table': planCreateTable,
  'create-view': planCreateView,
  drop: planDrop,
  transaction: planTransaction,
  show: planShow,
  describe: planDescribe,
  explain: ({statement}, context) => ({kind: 'explain', plan: plan(statement, context)}),
};

/**
 * What a statement comes to. Nothing is called: names, parameters and constant values are checked, and for each
 * resource the calls are chosen.
 *
 * @throws RowgateError with the place in the text.
 */
export function planStatement(statement: Statement, input: PlanInput): Plan {
  const context: PlanContext = {...input, planCall: (call, source) => planCall(call, source, context)};
  return plan(statement, context);
}

function plan(statement: Statement, context: PlanContext): Plan {
  const planned = (planners[statement.kind] as Planner<StatementKind>)(statement as never, context);
  if ((planned.kind !== 'change' && planned.kind !== 'local') || !('expect' in statement)) return planned;
  const expect = planExpectation(statement, context);
  return expect === undefined ? planned : {...planned, expect};
}
