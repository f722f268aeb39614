import type {SelectStatement} from '../statement/statement.js';
import {type PlanContext, sqlOf, startAnalysis} from './analysis.js';
import {finishQuery} from './finish-query.js';
import {findEnough} from './limit-scans.js';
import {planPassing} from './passing.js';
import type {QueryPlan} from './plan.js';
import {analyzeQuery} from './query.js';
import {planScans} from './scans.js';

export function planSelect(statement: SelectStatement, context: PlanContext): QueryPlan {
  const analysis = startAnalysis(statement.source, context);
  const columns = analyzeQuery(analysis, statement.query, undefined);
  const scans = planScans(analysis);
  const sql = sqlOf(analysis, statement.query.range);
  const passing = planPassing(analysis, statement.query, scans);
  return finishQuery(analysis, sql, columns, {...findEnough(analysis, statement.query, scans), passing});
}
