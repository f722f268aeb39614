import type {ResourceEntry} from '../catalog/catalog.js';
import type {Query} from '../statement/query.js';
import type {Analysis} from './analysis.js';
import {resourceColumns} from './resource-columns.js';
import {quoteName} from './rewrite.js';
import {keepsRows} from './row-wise.js';
import {type ScopeColumn, useColumn} from './scope.js';
import {visibleColumns} from './targets.js';

/** What the result columns are called by which FOR EACH learns more of its rows than it asked for. */
const prefix = 'known ';

/** A column that was added to a query: what it is called there, and which of the resource it is. */
export interface KnownColumn {
  readonly name: string;
  readonly column: ScopeColumn;
}

/**
 * Has the query of a FOR EACH also give the columns that it chooses rows of the resource by, so that it can be seen later
 * whether a row still is as it was. Only where each of its rows surely is one of the resource.
 */
export function addKnownColumns(
  analysis: Analysis,
  entry: ResourceEntry,
  {first, rest}: Query,
): readonly KnownColumn[] {
  if (first.kind !== 'select' || rest.length > 0 || !keepsRows(first)) return [];
  const {from, columns} = first;
  const last = columns.at(-1);
  const draft = analysis.drafts.find(
    each =>
      from !== undefined && each.range.start === from.range.start && each.entry.address === entry.address,
  );
  if (from?.kind !== 'table' || draft === undefined || last === undefined) return [];
  const visible = new Set(visibleColumns(entry).map(each => each.name));
  const known = resourceColumns(draft)
    .filter(({name}) => visible.has(name) && draft.used.has(name))
    .map((column): KnownColumn => ({name: `${prefix}${column.name}`, column}));
  for (const {column} of known) useColumn(column, last.range);
  const texts = known.map(({name, column}) => {
    const own = column.sql ?? `${quoteName(draft.called)}.${quoteName(column.name)}`;
    return `, ${own} AS ${quoteName(name)}`;
  });
  analysis.edits.push({kind: 'wrap', range: last.range, before: '', after: texts.join('')});
  return known;
}
