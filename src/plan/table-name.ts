import type {TableReference} from '../statement/table.js';
import {quoteName} from './rewrite.js';

/**
 * What the SQL calls a table that the text gives no alias: of a name of several parts, the last may be the name of another
 * table too. Of a name with dots, SQLite loses sight within a join in parentheses.
 */
export function calledTable(table: string, [first = '', ...more]: readonly string[]): string {
  return more.length === 0 ? first : table.replaceAll('.', '/');
}

/** By what a column is qualified in the text. */
export function tableAlias({alias, name}: TableReference): string {
  return alias?.name ?? name.parts.at(-1)?.name ?? '';
}

/** By what it can be qualified besides. */
export function tableAddress({alias, name}: TableReference): readonly string[] | undefined {
  return alias === undefined ? name.parts.map(part => part.name) : undefined;
}

/** What stands for the name of a table: `sql`, and what that is called unless the text says it itself. */
export function tableText({alias}: TableReference, sql: string, called: string): string {
  return alias === undefined ? `${sql} AS ${quoteName(called)}` : sql;
}
