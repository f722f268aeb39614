import {type Catalog, findMethod, resourceAt} from '../catalog/catalog.js';
import type {PlanResult} from '../execute/result.js';
import type {Binding, ChangePlan, Plan, Predicate, QueryPlan, Scan} from '../plan/plan.js';
import {quoteText} from '../plan/rewrite.js';
import {buildRequest} from '../request/build-request.js';
import {describeRequest} from '../request/describe-request.js';
import {firstPage} from '../request/paginate.js';
import type {LocalValue, Row} from '../row.js';

/** One thing that carrying out a plan does. */
interface Step {
  readonly operation: string;
  readonly target: string;
  readonly request: string | null;
  readonly pushed: string | null;
  readonly calls: string | null;
  readonly detail: string | null;
}

/** What a plan would do, as rows: each call, what the API applies, and what is left to SQLite. */
export function explainPlan(plan: Plan, catalog: Catalog): PlanResult {
  const steps = listSteps(plan, catalog);
  return {
    columns: [
      {name: 'step', type: 'integer'},
      ...['operation', 'target', 'request', 'pushed', 'calls', 'detail'].map(name => ({
        name,
        type: 'text' as const,
      })),
    ],
    rows: steps.map(
      (step, index): Row => [
        index + 1,
        step.operation,
        step.target,
        step.request,
        step.pushed,
        step.calls,
        step.detail,
      ],
    ),
    complete: true,
    notes: [],
  };
}

function listSteps(plan: Plan, catalog: Catalog): readonly Step[] {
  switch (plan.kind) {
    case 'values':
      return [step({operation: 'answer', target: 'catalog', calls: '0', detail: `${plan.rows.length} rows`})];
    case 'explain':
      return listSteps(plan.plan, catalog);
    case 'query':
      return listQuerySteps(plan, catalog);
    case 'change':
      return [...listQuerySteps(plan.find, catalog), changeStep(plan, catalog)];
  }
}

function step(given: Partial<Step> & Pick<Step, 'operation' | 'target'>): Step {
  return {request: null, pushed: null, calls: null, detail: null, ...given};
}

function listQuerySteps(plan: QueryPlan, catalog: Catalog): readonly Step[] {
  const calls = plan.given.flatMap(({change}) => (change === undefined ? [] : listSteps(change, catalog)));
  const scans = plan.scans.flatMap(scan => scanSteps(scan, plan, catalog));
  return [...calls, ...scans, step({operation: 'query', target: 'SQLite', calls: '0', detail: plan.sql})];
}

/** Requests listed one by one; of more, the first and their number. */
const mostRequests = 10;

function scanSteps(scan: Scan, plan: QueryPlan, catalog: Catalog): readonly Step[] {
  const {provider, resource} = resourceAt(catalog, scan.resource);
  const method = findMethod(resourceAt(catalog, scan.resource), scan.method);
  const isList = method.answer.kind === 'rows';
  const base = {operation: isList ? 'list' : 'get', target: scan.resource, pushed: describePushed(scan)};
  const dependent = Object.entries(scan.bindings).filter(([, binding]) => binding.kind === 'query');
  const pagination = (isList && (method.pagination ?? provider.pagination)) || undefined;
  if (dependent.length > 0) {
    const names = dependent.map(([name]) => name).join(', ');
    const detail = dependent.map(([, binding]) => (binding.kind === 'query' ? binding.sql : '')).join('; ');
    const request = `${method.http} ${method.path}`;
    return [step({...base, request, calls: `1 for each ${names}`, detail})];
  }
  const asksPage = pagination !== undefined && scan.bindings[pagination.page] !== undefined;
  const page =
    pagination === undefined || asksPage || scan.bindings[pagination.size.name] !== undefined
      ? {}
      : firstPage(pagination, scan.limit === undefined ? {} : {limit: scan.limit});
  const all = combinations(scan.bindings);
  const requests = all.slice(0, mostRequests).map(parameters =>
    describeRequest(
      buildRequest(provider, method, resource.columns, {
        parameters,
        filter: scan.filter,
        order: scan.order,
        ...page,
      }),
    ),
  );
  const each = scan.limit === 0 ? '0' : callsOfList(scan, plan, pagination === undefined || asksPage);
  if (requests.length === 0 || scan.limit === 0) {
    return [
      step({...base, request: `${method.http} ${method.path}`, calls: '0', detail: 'no row can match'}),
    ];
  }
  return requests.map((request, index) => {
    const more = all.length - mostRequests;
    const isLast = index === mostRequests - 1 && more > 0;
    return step({...base, request, calls: isLast ? `${each}, and ${more} calls more like it` : each});
  });
}

function callsOfList(scan: Scan, plan: QueryPlan, isOne: boolean): string {
  if (isOne) return '1';
  if (scan.limit !== undefined) return scan.limit <= 500 ? '1' : `at most ${Math.ceil(scan.limit / 500)}`;
  return plan.enough === undefined
    ? '1 for each page'
    : `1 for each page, until ${plan.enough} rows are found`;
}

function combinations(bindings: Readonly<Record<string, Binding>>): readonly Record<string, LocalValue>[] {
  return Object.entries(bindings).reduce<readonly Record<string, LocalValue>[]>(
    (calls, [name, binding]) =>
      binding.kind === 'values'
        ? calls.flatMap(call => binding.values.map(value => ({...call, [name]: value})))
        : calls,
    [{}],
  );
}

function describePushed(scan: Scan): string | null {
  const keys = Object.entries(scan.bindings).map(([name, binding]) =>
    binding.kind === 'query'
      ? `${name} from another table`
      : `${name} = ${binding.values.map(printValue).join(' or ')}`,
  );
  const parts = [
    ...keys,
    ...(scan.filter === undefined ? [] : [printPredicate(scan.filter)]),
    ...(scan.order === undefined
      ? []
      : [`order by ${scan.order.column}${scan.order.descending ? ' desc' : ''}`]),
    ...(scan.limit === undefined ? [] : [`limit ${scan.limit}`]),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

function printPredicate(predicate: Predicate): string {
  if (predicate.kind === 'compare') {
    return `${predicate.column} ${predicate.operator} ${printValue(predicate.value)}`;
  }
  const parts = predicate.parts.map(part =>
    part.kind === 'compare' ? printPredicate(part) : `(${printPredicate(part)})`,
  );
  return parts.join(predicate.kind === 'and' ? ' and ' : ' or ');
}

function printValue(value: LocalValue): string {
  return typeof value === 'string' ? quoteText(value) : String(value);
}

function changeStep(plan: ChangePlan, catalog: Catalog): Step {
  const entry = resourceAt(catalog, plan.resource);
  const method = findMethod(entry, plan.method);
  const isOne = plan.verb === 'exec' && plan.isEach !== true;
  const sets = plan.verb === 'delete' || plan.set.length === 0 ? null : `sets ${plan.set.join(', ')}`;
  return step({
    operation: plan.verb,
    target: plan.resource,
    request: `${method.http} ${method.path}`,
    pushed: sets,
    calls: isOne ? '1' : '1 for each row',
    detail: method.irreversible === undefined ? null : `can't be undone: ${method.irreversible}`,
  });
}
