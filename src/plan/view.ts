import type {LocalView} from '../catalog/local.js';
import {RowgateError} from '../errors.js';
import {parseQueryAt} from '../statement/parse-statements.js';
import type {TableReference} from '../statement/table.js';
import {type Analysis, sqlOf} from './analysis.js';
import {calledLocal} from './local-table.js';
import {place} from './place.js';
import {analyzeTableQuery} from './query.js';
import {quoteName} from './rewrite.js';
import {type FromItem, type ScopeColumn, stripped} from './scope.js';
import {tableAddress, tableAlias, tableText} from './table-name.js';

/**
 * A view in FROM: its query stands there like a subquery of the user's. The text of it is put behind that of the statement,
 * so that what is noted of ranges holds for it as well.
 */
export function analyzeView(analysis: Analysis, node: TableReference, view: LocalView): FromItem {
  const key = view.name.toLowerCase();
  if (analysis.opened.includes(key)) {
    throw new RowgateError('unsupported', `the view "${view.name}" is made of itself`, {
      position: place(analysis, node.name.range),
    });
  }
  const start = analysis.source.length + 1;
  analysis.source += `\n${view.query}`;
  analysis.views.push({range: {start, end: analysis.source.length}, at: node.name.range});
  analysis.opened.push(key);
  const {columns, sql, through} = inView(analysis, node, view, () => {
    const query = parseQueryAt(analysis.source, start);
    const own = analyzeTableQuery(analysis, query, undefined);
    analysis.bodies.set(node.name.range, query);
    return {
      columns: nameColumns(view, own),
      sql: sqlOf(analysis, query.range),
      through: analysis.through.get(query),
    };
  });
  analysis.opened.pop();
  const called = calledLocal(node, view.name);
  const names = columns.map(column => quoteName(column.name)).join(', ');
  const text = `(WITH "each"(${names}) AS (${sql}) SELECT * FROM "each")`;
  analysis.edits.push({kind: 'replace', range: node.name.range, text: tableText(node, text, called)});
  return {
    alias: tableAlias(node),
    address: tableAddress(node),
    columns: columns.map(column => ({...column, table: called})),
    draft: undefined,
    through,
    range: node.range,
  };
}

/**
 * The columns of a view: those of its query, under the names that the view has for them.
 *
 * @throws RowgateError `invalid_value` for another number of names.
 */
export function nameColumns(
  {columns: names}: Pick<LocalView, 'columns'>,
  columns: readonly ScopeColumn[],
): readonly ScopeColumn[] {
  if (names !== undefined && names.length !== columns.length) {
    throw new RowgateError(
      'invalid_value',
      `it names ${names.length} columns, and its query gives ${columns.length}`,
    );
  }
  return columns.map((column, index) => ({...stripped(column), name: names?.[index] ?? column.name}));
}

/** What is wrong within a view is told where it is used. */
function inView<T>(analysis: Analysis, node: TableReference, {name}: LocalView, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof RowgateError)) throw error;
    const {code, hint, message, cause} = error;
    const position = place(analysis, node.name.range);
    throw new RowgateError(code, `in the view "${name}": ${message}`, {hint, cause, position});
  }
}
