import {walkTree} from '../statement/children.js';
import type {Query, Range, With} from '../statement/query.js';
import {type Analysis, startGathering} from './analysis.js';
import {analyzeQuery, analyzeTableQuery} from './query.js';
import {type CommonColumns, emptyScope, type Scope, type ScopeColumn, stripped} from './scope.js';

/** A scope around a query, in which its common tables can be seen. */
export function withCommonTables(
  analysis: Analysis,
  query: Query,
  node: With,
  parent: Scope | undefined,
): Scope {
  const uses = countUses(query);
  const scope = emptyScope(parent);
  const commonTables = new Map(scope.commonTables);
  // A common table sees those before it and, if it is recursive, itself.
  const visible: Scope = {...scope, commonTables, withText: [...scope.withText, node.range]};
  let before: Range | undefined;
  for (const table of node.tables) {
    const name = table.name.name.toLowerCase();
    const isRecursive = scope.isRecursive || table.query.rest.length > 0;
    const rename = (columns: readonly ScopeColumn[]): CommonColumns => ({
      columns: columns.map((column, index) => ({
        ...stripped(column),
        name: table.columns?.[index]?.name ?? column.name,
      })),
    });
    const withText = before === undefined ? scope.withText : [...scope.withText, before];
    const inner: Scope = {...visible, withText, ...(isRecursive && {isRecursive})};
    // The first part of a recursive table has the columns that its others see.
    const first: Query = {...table.query, rest: [], orderBy: [], limit: undefined, offset: undefined};
    if (table.query.rest.length > 0) {
      const trial: Analysis = {...analysis, ...startGathering(), views: [...analysis.views], named: []};
      commonTables.set(name, rename(analyzeQuery(trial, first, inner)));
    }
    const analyze = isRecursive ? analyzeQuery : analyzeTableQuery;
    const isPart = !isRecursive && uses.get(name) === 1;
    commonTables.set(name, {
      ...rename(analyze(analysis, table.query, inner)),
      ...(isPart && {query: table.query}),
    });
    before = {start: node.range.start, end: table.range.end};
  }
  return visible;
}

/** How often each name stands for a table in a query, in lower case. */
function countUses(query: Query): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  walkTree(query, node => {
    const [name, ...more] = node.kind === 'table' ? node.name.parts : [];
    const key = name?.name.toLowerCase();
    if (key !== undefined && more.length === 0) uses.set(key, (uses.get(key) ?? 0) + 1);
    return undefined;
  });
  return uses;
}
