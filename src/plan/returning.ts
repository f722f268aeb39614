import type {ResourceEntry} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import type {Identifier, Name, Range, ResultColumn} from '../statement/query.js';
import {type PlanContext, sqlOf, startAnalysis} from './analysis.js';
import {finishQuery} from './finish-query.js';
import type {ChangePlan} from './plan.js';
import {analyzeResultColumns} from './query.js';
import {hiddenColumn, resourceColumns} from './resource-columns.js';
import {quoteName} from './rewrite.js';
import {planScans} from './scans.js';
import {emptyScope, type ScopeColumn} from './scope.js';
import {calledTable} from './table-name.js';

/** What RETURNING asks of the changed rows, which stand in a given table with all columns of the resource. */
export function planReturning(
  statement: {
    readonly source: string;
    readonly table: Name;
    readonly returning: readonly ResultColumn[] | undefined;
  },
  tableAlias: Identifier | undefined,
  entry: ResourceEntry,
  context: PlanContext,
): Pick<ChangePlan, 'returning' | 'returned'> {
  const {source, table, returning} = statement;
  const [first] = returning ?? [];
  const last = returning?.at(-1);
  if (returning === undefined || first === undefined || last === undefined) return {};
  const analysis = startAnalysis(source, context);
  const parts = table.parts.map(part => part.name);
  const alias = tableAlias?.name ?? parts.at(-1) ?? '';
  const local = `${entry.address} changed`;
  const called = tableAlias?.name ?? calledTable(local, parts);
  const draft = {
    table: local,
    called,
    entry,
    range: table.range,
    used: new Set<string>(),
    reads: new Set<Range>(),
    echoed: new Map(),
    conditions: [],
  };
  const account =
    entry.connections === undefined ? [] : [{name: connectionColumn.name, type: 'text' as const}];
  const columns: readonly ScopeColumn[] = resourceColumns(draft)
    .filter(column => column.parameter === undefined || column.parameter.column !== undefined)
    // All columns stand in the one table of changed rows.
    .map(({draft: _draft, sql, isReserved, ...column}) =>
      isReserved || sql === undefined ? column : {...column, sql},
    )
    .concat(
      account.map(column => ({
        ...column,
        parameter: connectionColumn,
        sql: hiddenColumn(local, called, column.name),
      })),
    );
  const scope = emptyScope(undefined);
  scope.items.push({
    alias,
    address: tableAlias === undefined ? parts : undefined,
    columns,
    draft: undefined,
    range: table.range,
  });
  const results = analyzeResultColumns(analysis, scope, returning);
  analysis.given.push({
    table: local,
    columns: [
      ...entry.resource.columns.map(({name, type, secret}) => ({
        name,
        source: name,
        type,
        ...(secret && {secret}),
      })),
      ...account.map(column => ({...column, source: column.name, isHidden: true})),
    ],
  });
  const text = sqlOf(analysis, {start: first.range.start, end: last.range.end});
  const sql = `SELECT ${text} FROM ${quoteName(local)} AS ${quoteName(called)}`;
  const scans = planScans(analysis).map(each => each.scan);
  const seen = new Set(analysis.resolved.values());
  const isAll = returning.some(each => each.kind === 'star');
  const returned = columns
    .filter(column => seen.has(column) || (isAll && column.parameter === undefined && !column.isReserved))
    .map(({name, parameter}) => parameter?.column ?? name);
  return {
    returning: finishQuery(analysis, sql, results, {scans}),
    returned: entry.resource.columns.flatMap(({name}) => (returned.includes(name) ? [name] : [])),
  };
}
