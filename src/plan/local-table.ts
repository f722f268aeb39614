import {type LocalTable, localName} from '../catalog/local.js';
import type {TableReference} from '../statement/table.js';
import type {Analysis} from './analysis.js';
import {quoteName} from './rewrite.js';
import type {FromItem, ScopeColumn} from './scope.js';
import {calledTable, tableAddress, tableAlias, tableText} from './table-name.js';

/** A local table in FROM. */
export function analyzeLocal(analysis: Analysis, node: TableReference, table: LocalTable): FromItem {
  const called = calledLocal(node, table.name);
  analysis.locals.add(table.name);
  const sql = `${quoteName(localName)}.${quoteName(table.name)}`;
  analysis.edits.push({kind: 'replace', range: node.name.range, text: tableText(node, sql, called)});
  const columns: readonly ScopeColumn[] = table.columns.map(column => ({...column, table: called}));
  return {alias: tableAlias(node), address: tableAddress(node), columns, draft: undefined, range: node.range};
}

/** What the SQL calls a local table or view. */
export function calledLocal({alias, name}: TableReference, own: string): string {
  const parts = name.parts.map(part => part.name);
  return alias?.name ?? calledTable(`${localName}.${own}`, parts);
}
