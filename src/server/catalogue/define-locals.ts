import {localName} from '../../catalog/local.js';
import {listLocals} from '../../list-locals.js';
import {quoteName, quoteText} from '../../plan/rewrite.js';
import type {TypedColumn} from '../answer/encode-rows.js';
import type {ServedEngine} from '../answer/engine-answerer.js';
import {typeColumns} from '../answer/plan-columns.js';
import {schemaName} from '../translate/table-name.js';
import {listFitting, listFittingColumns} from './list-fitting.js';

/**
 * The local tables and views that there are just now, as Postgres defines them, in the place of those that it knows of. None
 * where a service has the schema.
 */
export async function defineLocals(engine: ServedEngine): Promise<string> {
  const {catalog} = engine;
  if (catalog.resources.some(entry => schemaName(catalog, entry) === localName)) return '';
  const locals = listFitting(await listLocals(engine));
  const definitions = locals.map(({name, kind, description, columns: own}) => {
    const table = `${quoteName(localName)}.${quoteName(name)}`;
    const columns = typeColumns(own);
    return kind === 'view'
      ? defineView(table, listFitting(columns), description)
      : defineTable(table, columns, listFittingColumns(columns));
  });
  const create = locals.length === 0 ? [] : [`CREATE SCHEMA ${quoteName(localName)};`];
  return [`DROP SCHEMA IF EXISTS ${quoteName(localName)} CASCADE;`, ...create, ...definitions].join('\n');
}

/** A column that Postgres can't have is there for queries all the same, and named in the comment. */
function defineTable(
  table: string,
  columns: readonly TypedColumn[],
  fitting: readonly TypedColumn[],
): string {
  const lines = fitting.map(({name, type}) => `${quoteName(name)} ${type.name}`);
  const create = `CREATE TABLE ${table} (${lines.join(', ')});`;
  const others = columns.filter(each => !fitting.includes(each)).map(({name}) => name);
  if (others.length === 0) return create;
  const comment = `It has columns that can not be listed here, and can be queried: ${others.join(', ')}`;
  return `${create}\nCOMMENT ON TABLE ${table} IS ${quoteText(comment)};`;
}

function defineView(table: string, columns: readonly TypedColumn[], description: string): string {
  const items = columns.map(({name, type}) => `NULL::${type.name} AS ${quoteName(name)}`);
  return [
    `CREATE VIEW ${table} AS SELECT ${items.join(', ')};`,
    `COMMENT ON VIEW ${table} IS ${quoteText(description)};`,
  ].join('\n');
}
