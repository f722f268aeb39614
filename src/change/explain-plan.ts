import {
  type Catalog,
  columnOf,
  findMethod,
  type ResourceEntry,
  resourceAt,
  returnedColumns,
} from '../catalog/catalog.js';
import {localName} from '../catalog/local.js';
import type {Method} from '../catalog/method.js';
import {buildCall, completeCall} from '../execute/build-call.js';
import {combineValues} from '../execute/combine-values.js';
import {batchValues} from '../execute/fetch-scan.js';
import type {PlanResult} from '../execute/result.js';
import {localOutcome} from '../plan/local-outcome.js';
import type {Binding, ChangePlan, Plan, Predicate, QueryPlan, Scan} from '../plan/plan.js';
import {columnsToReadBack} from '../plan/read-back.js';
import {quoteText} from '../plan/rewrite.js';
import {describeParts} from '../request/describe-request.js';
import {firstPage} from '../request/paginate.js';
import {redacted} from '../request/redact.js';
import type {LocalValue, Row} from '../row.js';
import {describeTemplate} from './request-template.js';

/** One thing that carrying out a plan does, as facts by name. */
interface Step {
  /** What is done: list, get, update, … and `query` for what SQLite does. */
  readonly operation: string;
  readonly target: string;
  /** Each as a line, with the headers and the body that go with it. */
  readonly request?: readonly string[] | undefined;
  /** What is set, to what. */
  readonly set?: readonly string[] | undefined;
  readonly pushed?: string | undefined;
  readonly calls?: string | undefined;
  readonly note?: string | undefined;
  readonly sql?: string | undefined;
}

export const explainColumns: PlanResult['columns'] = [
  {name: 'step', type: 'integer'},
  {name: 'item', type: 'text'},
  {name: 'value', type: 'text'},
];

/**
 * What a plan would do, step by step: each call, what the API applies, and what is left to SQLite. One row for each
 * fact, so that it can be read in a narrow terminal.
 */
export function explainPlan(plan: Plan, catalog: Catalog): PlanResult {
  const rows = listSteps(plan, catalog).flatMap(({operation, target, ...facts}, index): readonly Row[] => [
    [index + 1, operation, target],
    ...Object.entries(facts).flatMap(([name, value]) =>
      listLines(value).map(line => [index + 1, name, line]),
    ),
  ]);
  return {
    columns: explainColumns,
    rows,
    complete: true,
    notes: [],
  };
}

function listLines(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

function listSteps(plan: Plan, catalog: Catalog): readonly Step[] {
  switch (plan.kind) {
    case 'values':
      return [{operation: 'answer', target: 'from the catalog', calls: 'none'}];
    case 'transaction':
      return [];
    case 'explain':
      return listSteps(plan.plan, catalog);
    case 'query':
      return listQuerySteps(plan, catalog);
    case 'local': {
      const {operation, name} = localOutcome(plan.change);
      const find = plan.find === undefined ? [] : listQuerySteps(plan.find, catalog);
      return [...find, {operation, target: name, calls: 'none', note: 'on this machine'}];
    }
    case 'change':
      return [
        ...listQuerySteps(plan.find, catalog, setsSecret(plan, catalog)),
        ...conflictSteps(plan, catalog),
        changeStep(plan, catalog),
        ...readBackSteps(plan, catalog),
      ];
  }
}

/** Whether a write sets a secret, which may stand in the text of its query. */
function setsSecret({resource, method: name, set}: ChangePlan, catalog: Catalog): boolean {
  const entry = resourceAt(catalog, resource);
  const method = findMethod(entry, name);
  return set.some(each => isSecret(entry, method, each));
}

function listQuerySteps(plan: QueryPlan, catalog: Catalog, hasSecret = false): readonly Step[] {
  const calls = plan.given.flatMap(({change}) => (change === undefined ? [] : listSteps(change, catalog)));
  const scans = plan.scans.flatMap(scan => scanSteps(scan, plan, catalog));
  const text = hasSecret ? {note: 'its text is not shown: there may be a secret in it'} : {sql: plan.sql};
  const locals = (plan.locals ?? []).map(name => ({
    operation: 'read',
    target: `${localName}.${name}`,
    calls: 'none',
  }));
  return [...calls, ...scans, ...locals, {operation: 'query', target: describeWork(plan), ...text}];
}

function describeWork({passing, scans}: QueryPlan): string {
  if (passing === undefined || scans.length === 0) return 'in SQLite, on the rows fetched';
  return passing.values === undefined ? 'in SQLite, on each page as it comes' : 'each page as it comes';
}

/** Requests listed one by one; of more, only how many. */
const mostRequests = 10;

function scanSteps(scan: Scan, plan: QueryPlan, catalog: Catalog): readonly Step[] {
  const entry = resourceAt(catalog, scan.resource);
  const {provider} = entry;
  const method = findMethod(entry, scan.method);
  const isList = method.answer.kind === 'rows';
  const paging = (isList && (method.pagination ?? provider.pagination)) || undefined;
  const pagination = paging?.kind === 'page' ? paging : undefined;
  const base = {
    operation: isList ? 'list' : 'get',
    target: scan.resource,
    request: [`${method.http} ${method.path}`],
    pushed: describePushed(scan),
  };
  const dependent = Object.entries(scan.bindings).flatMap(([name, binding]) =>
    binding.kind === 'query' ? [{name, sql: binding.sql}] : [],
  );
  if (dependent.length > 0) {
    const names = dependent.map(each => each.name).join(', ');
    const calls = `1 for ${describeShare(method, names)} found by the query`;
    return [{...base, calls, sql: dependent.map(each => each.sql).join('; ')}];
  }
  const {lookup} = scan;
  if (lookup !== undefined) {
    const calls = `1 for each ${lookup.parameter} that the query finds, or for each page, whichever is fewer`;
    const get = findMethod(entry, lookup.method);
    return [{...base, request: [...base.request, `${get.http} ${get.path}`], calls, sql: lookup.sql}];
  }
  const literal = scan.bindings as Readonly<Record<string, Values>>;
  const combinations = combineValues(batchValues(method, literal));
  if (combinations.length === 0 || scan.limit === 0) return [{...base, calls: 'none: no row can match'}];
  const asksPage = pagination !== undefined && scan.bindings[pagination.page] !== undefined;
  const isPaged = pagination !== undefined && !asksPage;
  const limit = scan.isCounted ? 1 : scan.order?.hasTies ? undefined : scan.limit;
  const page = isPaged ? firstPage(pagination, limit === undefined ? {} : {limit}) : undefined;
  const calls = isPaged
    ? callsOfLists(scan, plan, pagination.size.max, combinations.length)
    : paging?.kind === 'link' && !scan.isCounted
      ? `1 for each page${ofLists(combinations.length)}, one after the other: unbounded`
      : String(combinations.length);
  const shown = combinations.length > mostRequests ? combinations.slice(0, 1) : combinations;
  const isGroup = (entry.connections?.length ?? 0) > 1;
  const request = shown.flatMap(call => {
    const asked = scan.columns.map(column => column.source);
    const values = {filter: scan.filter, order: scan.order, asked, ...page};
    const built = buildCall(entry, method, completeCall(entry, method, call), values);
    const [first = '', ...more] = describeParts(built);
    return [isGroup ? `${built.connection}: ${first}` : first, ...more];
  });
  const others = combinations.length - shown.length;
  return [{...base, request, calls, note: others > 0 ? `and ${others} requests more like it` : undefined}];
}

/** What one call is for, as in `each row`, or `every 15 values of id` where it takes several at once. */
function describeShare({batch}: Method, name: string): string {
  if (batch === undefined) return `each ${name}`;
  return name === 'row' ? `every ${batch.size} rows` : `every ${batch.size} values of ${name}`;
}

type Values = Extract<Binding, {kind: 'values'}>;

/** How many calls are known or bounded, and that they are not, before a list turns out to be a very long one. */
function callsOfLists(scan: Scan, plan: QueryPlan, pageSize: number, lists: number): string {
  if (scan.isCounted) return String(lists);
  if (scan.limit !== undefined && !scan.order?.hasTies) {
    const most = Math.ceil(scan.limit / pageSize);
    const isKnown = most <= 1 && (lists === 1 || plan.enough === undefined);
    return isKnown ? String(lists) : `at most ${most * lists}`;
  }
  const pages = `1 for each page of ${pageSize} rows${ofLists(lists)}`;
  const enough = plan.enough ?? scan.limit;
  const end = enough === undefined ? '' : `, until the result has ${enough}`;
  return `${pages}${end}: unbounded, the first page tells how many`;
}

function ofLists(count: number): string {
  return count === 1 ? '' : ` of ${count} lists`;
}

function describePushed(scan: Scan): string | undefined {
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
    ...(scan.limit === undefined
      ? []
      : [`limit ${scan.limit}${scan.order?.hasTies ? ' and what is equal to the last' : ''}`]),
    ...(scan.isCounted ? ['only how many rows there are'] : []),
  ];
  return parts.length === 0 ? undefined : parts.join('; ');
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

/** Of ON CONFLICT: the look for rows that are there, and what becomes of them. */
function conflictSteps({naturalKey, conflict, resource}: ChangePlan, catalog: Catalog): readonly Step[] {
  if (naturalKey === undefined) return [];
  const names = naturalKey.map(each => each.column).join(' and ');
  const look: Step = {
    operation: 'look up',
    target: resource,
    calls: 'as many as a SELECT of these rows takes',
    note: `rows that are there with the same ${names}${conflict === undefined ? ' are left as they are' : ''}`,
  };
  return conflict === undefined ? [look] : [look, ...listSteps(conflict.update, catalog)];
}

function changeStep(plan: ChangePlan, catalog: Catalog): Step {
  const entry = resourceAt(catalog, plan.resource);
  const method = findMethod(entry, plan.method);
  const isOne = plan.verb === 'exec' && plan.isEach !== true;
  const which = plan.verb === 'update' ? ' that is not so already' : '';
  return {
    operation: plan.verb,
    target: plan.resource,
    request: describeTemplate(plan, entry, method),
    set: describeSet(plan, entry, method),
    calls: isOne ? '1' : `1 for ${describeShare(method, 'row')} found${which}`,
    note: method.irreversible && `can't be undone: ${method.irreversible}`,
  };
}

/** What RETURNING asks beyond what the answer has is read once a row is changed. */
function readBackSteps(plan: ChangePlan, catalog: Catalog): readonly Step[] {
  const {returned = [], set, before} = plan;
  const entry = resourceAt(catalog, plan.resource);
  const method = findMethod(entry, plan.method);
  const {answer} = method;
  const isOptional = answer.kind === 'row' && answer.optional === true;
  const isAnswered = answer.kind === 'row' && !isOptional;
  const answered = isAnswered ? returnedColumns(entry, method).map(({name}) => name) : [];
  const names = columnsToReadBack(returned, entry, method, {answered, set, before});
  if (names.length === 0) return [];
  const calls = 'as many as a SELECT of these rows takes';
  const note = `for ${names.join(', ')}${isOptional ? ', where the answer does not have them' : ''}`;
  return [{operation: 'read back', target: plan.resource, calls, note}];
}

/** What is set to what, as the statement has it. Secrets are not shown. */
function describeSet(plan: ChangePlan, entry: ResourceEntry, method: Method): readonly string[] {
  const {set, expressions = {}} = plan;
  const own = set.flatMap(name => {
    const text = expressions[name];
    return text === undefined ? [] : [`${name} = ${isSecret(entry, method, name) ? redacted : text}`];
  });
  const others = set.filter(name => expressions[name] === undefined);
  return others.length === 0 ? own : [...own, `${others.join(', ')}: as the query gives`];
}

function isSecret({resource}: ResourceEntry, method: Method, name: string): boolean {
  const parameter = method.parameters.find(each => each.name === name);
  return (parameter && (columnOf(resource, parameter)?.secret ?? parameter.secret)) ?? false;
}
