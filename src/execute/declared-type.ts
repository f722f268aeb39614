import type {ColumnType} from '../catalog/column.js';
import {quoteName} from '../plan/rewrite.js';

/** Types as SQLite reads them: the affinity is by the words in the name, and a timestamp's must be TEXT's. */
const declaredTypes: Readonly<Record<ColumnType, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  real: 'REAL',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP TEXT',
  json: 'JSON TEXT',
  blob: 'BLOB',
};

/** Columns as CREATE TABLE declares them; one without a type keeps each value as it is. */
export function declareColumns(
  columns: readonly {readonly name: string; readonly type: ColumnType | undefined}[],
): string {
  return columns
    .map(({name, type}) =>
      type === undefined ? quoteName(name) : `${quoteName(name)} ${declaredTypes[type]}`,
    )
    .join(', ');
}

/** The type of a column by what it is declared as: one of ours, or else what SQLite makes of it. */
export function typeOfDeclared(declared: string): ColumnType | undefined {
  const text = declared.toUpperCase();
  const own = Object.entries(declaredTypes).find(([, name]) => name === text);
  if (own !== undefined) return own[0] as ColumnType;
  if (text.includes('INT')) return 'integer';
  if (/CHAR|CLOB|TEXT/.test(text)) return 'text';
  return /REAL|FLOA|DOUB/.test(text) ? 'real' : undefined;
}
