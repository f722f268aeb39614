import {quoteName} from '../../../plan/rewrite.js';
import {joinWords, reservedWords} from '../../../statement/keyword.js';
import type {GroupedCore, PostgresCore, PostgresQuery} from '../../../statement/postgres/tree.js';
import type {
  Core,
  ExpressionColumn,
  Identifier,
  Query,
  ResultColumn,
  SelectCore,
  StarColumn,
} from '../../../statement/query.js';
import {refuse} from '../infer/inference.js';
import {resultName} from '../result-name.js';
import {resolveName} from '../table-name.js';
import {writeDistinctOn} from './distinct-on.js';
import {writeAll, writeExpression} from './write-expression.js';
import {writeFrom} from './write-from.js';
import {writeLimit} from './write-limit.js';
import {copyText, writeOrder, writeWindow} from './write-order.js';
import {replace, type Writing, wrap} from './writing.js';

/** Writes a query; `isNamed`: its columns get the names that Postgres gives them, since something refers to these. */
export function writeQuery(writing: Writing, query: Query, isNamed = false): void {
  for (const table of query.with?.tables ?? []) writeQuery(writing, table.query, table.columns === undefined);
  if (query.first.kind === 'select' && (query.first as PostgresCore).distinctOn !== undefined) {
    writeDistinctOn(writing, query as PostgresQuery);
    return;
  }
  writeCore(writing, query.first, isNamed);
  for (const {core} of query.rest) writeCore(writing, core, false);
  writeOrder(writing, query.orderBy, query);
  writeLimit(writing, query as PostgresQuery);
}

function writeCore(writing: Writing, core: Core, isNamed: boolean): void {
  if (core.kind === 'values') {
    for (const row of core.rows) writeAll(writing, row);
    return;
  }
  if ('grouped' in core) {
    const {grouped, from, range} = core as GroupedCore;
    const isOpen = grouped === 'precedence';
    wrap(writing, range, `SELECT * FROM ${isOpen ? '(' : ''}`, isOpen ? ')' : '');
    writeQuery(writing, from.query, isNamed);
    return;
  }
  writeRows(writing, core);
  writeResultColumns(writing, core.columns, isNamed);
  writeCoreRest(writing, core as PostgresCore);
}

/** All of a core but its columns. */
export function writeCoreRest(writing: Writing, core: PostgresCore): void {
  if (core.from !== undefined) writeFrom(writing, core.from);
  writeAll(writing, [core.where, ...core.groupBy, core.having]);
  for (const {definition} of core.windows) writeWindow(writing, definition);
}

export function writeResultColumns(
  writing: Writing,
  columns: readonly ResultColumn[],
  isNamed: boolean,
): void {
  for (const column of columns) {
    if (column.kind === 'star') writeStar(writing, column);
    else {
      if (column.alias !== undefined) writeAlias(writing, column.alias);
      else if (isNamed) nameColumn(writing, column);
      writeExpression(writing, column.expression);
    }
  }
}

/** A name without quotes is in small letters, and may be a word that SQLite reserves. */
function writeAlias(writing: Writing, {name, quoted, range}: Identifier): void {
  const word = name.toUpperCase();
  const isOrdinary = name === name.toLowerCase() && !reservedWords.has(word) && !joinWords.has(word);
  if (!quoted && !isOrdinary) replace(writing, range, quoteName(name.toLowerCase()));
}

// A column that stays as it is has the name that the planner gives it.
function nameColumn(writing: Writing, {expression, range}: ExpressionColumn): void {
  const {inference} = writing;
  if (expression.kind === 'column' && inference.columns.get(expression)?.sql === undefined) return;
  wrap(writing, range, '', ` AS ${quoteName(resultName(expression, inference))}`);
}

/** Beside a function that gives rows, a `*` would show all that SQLite has in these. */
function writeStar(writing: Writing, node: StarColumn): void {
  const {inference} = writing;
  const star = inference.stars.get(node);
  if (star?.isSpelt) {
    if (star.columns === undefined) throw refuse(inference, '* here', node.range, 'Name the columns.');
    const texts = star.columns.map(({name, sql, item}) => {
      const source = sql ?? `${quoteName(item?.alias ?? '')}.${quoteName(name)}`;
      return `${source} AS ${quoteName(name)}`;
    });
    replace(writing, node.range, texts.join(', '));
    return;
  }
  const parts = node.qualifier.map(part => part.name);
  const resolved = resolveName(inference.catalog, parts);
  if (resolved !== parts) replace(writing, node.range, `${resolved.map(quoteName).join('.')}.*`);
}

/** The table that a function that gives rows in the list of a SELECT becomes, behind the others. */
export function writeRows(writing: Writing, core: SelectCore): void {
  const node = writing.inference.expanded.get(core);
  const rows = node && writing.inference.rows.get(node);
  if (node === undefined || rows === undefined) return;
  const {rule, alias} = rows;
  const values = node.arguments.map(each => copyText(writing, each)).join(', ');
  const list = rule.array === undefined ? values : `${rule.array}(${values})`;
  const table = `json_each(${list}) AS ${quoteName(alias)}`;
  const last = core.columns.at(-1);
  if (core.from !== undefined) wrap(writing, core.from.range, '', `, ${table}`);
  else if (last !== undefined) wrap(writing, last.range, '', ` FROM ${table}`);
}
