import {localName} from '../../catalog/local.js';
import {quoteName, quoteText} from '../../plan/rewrite.js';
import type {TypedColumn} from '../answer/encode-rows.js';
import type {ServedEngine} from '../answer/engine-answerer.js';
import {columnsOfPlan} from '../answer/plan-columns.js';
import {schemaName} from '../translate/table-name.js';

/**
 * The local tables and views that there are just now, as Postgres defines them, in the place of those that it knows of. None
 * where a service has the schema.
 */
export async function defineLocals(engine: ServedEngine): Promise<string> {
  const {catalog} = engine;
  if (catalog.resources.some(entry => schemaName(catalog, entry) === localName)) return '';
  const [list] = (await engine.describe(`SHOW RESOURCES IN ${localName}`)).plans;
  const rows = list?.kind === 'values' ? list.rows : [];
  const definitions = await Promise.all(
    rows.map(async ([, name, kind, description]) => {
      const table = `${quoteName(localName)}.${quoteName(String(name))}`;
      const columns = await listColumns(engine, table);
      return kind === 'view' ? defineView(table, columns, String(description)) : defineTable(table, columns);
    }),
  );
  const create = rows.length === 0 ? [] : [`CREATE SCHEMA ${quoteName(localName)};`];
  return [`DROP SCHEMA IF EXISTS ${quoteName(localName)} CASCADE;`, ...create, ...definitions].join('\n');
}

/** None of a view of something that is no longer there. */
async function listColumns(
  {describe, catalog}: ServedEngine,
  table: string,
): Promise<readonly TypedColumn[]> {
  const {plans} = await describe(`SELECT * FROM ${table}`).catch(() => ({plans: []}));
  const [plan] = plans;
  return (plan && columnsOfPlan(plan, catalog, {dryRun: false, inTransaction: false})) ?? [];
}

function defineTable(table: string, columns: readonly TypedColumn[]): string {
  const lines = columns.map(({name, type}) => `${quoteName(name)} ${type.name}`);
  return `CREATE TABLE ${table} (${lines.join(', ')});`;
}

function defineView(table: string, columns: readonly TypedColumn[], description: string): string {
  const items = columns.map(({name, type}) => `NULL::${type.name} AS ${quoteName(name)}`);
  return [
    `CREATE VIEW ${table} AS SELECT ${items.join(', ')};`,
    `COMMENT ON VIEW ${table} IS ${quoteText(description)};`,
  ].join('\n');
}
