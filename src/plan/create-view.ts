import {RowgateError} from '../errors.js';
import {walkTree} from '../statement/children.js';
import type {CreateViewStatement} from '../statement/statement.js';
import {type Analysis, type PlanContext, startAnalysis} from './analysis.js';
import {checkDistinct} from './create-table.js';
import {newLocalName} from './new-local.js';
import {place} from './place.js';
import type {LocalPlan, ValuesPlan} from './plan.js';
import {analyzeQuery} from './query.js';
import {type Edit, quoteName, rewriteText} from './rewrite.js';
import {nameColumns} from './view.js';

export function planCreateView(statement: CreateViewStatement, context: PlanContext): LocalPlan | ValuesPlan {
  const {source, query, orReplace, columns: names} = statement;
  const name = newLocalName(statement, context.locals);
  if (typeof name !== 'string') return name;
  const analysis = startAnalysis(source, context);
  analysis.opened.push(name.toLowerCase());
  refuseUnfit(analysis, statement);
  const own = names?.map(each => each.name);
  const columns = nameColumns({...(own && {columns: own})}, analyzeQuery(analysis, query, undefined));
  checkDistinct(analysis, columns, query.range);
  // What can't be planned now, by parameters that are missing say, may well be once it is used with a condition.
  const text = rewriteText(source, wholeNames(analysis), query.range);
  const view = {kind: 'view', name, ...(own && {columns: own}), query: text} as const;
  return {kind: 'local', change: {kind: 'create-view', view, replaces: orReplace}};
}

/** A view is read without anybody there to give values or to agree to changes. */
function refuseUnfit(analysis: Analysis, {query}: CreateViewStatement): void {
  walkTree(query, node => {
    if (node.kind === 'parameter' || node.kind === 'exec-table') {
      const what = node.kind === 'parameter' ? 'have parameters' : 'call a procedure';
      throw new RowgateError('unsupported', `a view can't ${what}`, {position: place(analysis, node.range)});
    }
    return true;
  });
}

/** Whole names in the place of shorter ones, so that they mean the same whatever there is later. The last part stays. */
function wholeNames({named}: Analysis): readonly Edit[] {
  return named.map(({parts: [first, ...others], before}) => {
    const last = others.at(-1) ?? first;
    const range = {start: first?.range.start ?? 0, end: last?.range.start ?? 0};
    return {kind: 'replace', range, text: before.map(part => `${quoteName(part)}.`).join('')};
  });
}
