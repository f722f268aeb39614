import type {Catalog, ResourceEntry} from '../../catalog/catalog.js';
import type {Column} from '../../catalog/column.js';
import {localName} from '../../catalog/local.js';
import {isReserved} from '../../plan/resource-columns.js';
import {quoteName, quoteText} from '../../plan/rewrite.js';
import {columnTypes} from '../translate/postgres-type.js';
import {schemaName} from '../translate/table-name.js';

/** The schemas that clients see: one for each service, in the order of the catalog, and that of local tables. */
export function listSchemas(catalog: Catalog): readonly string[] {
  return [...new Set([...catalog.resources.map(entry => schemaName(catalog, entry)), localName])];
}

/** What of a catalog clients see, as Postgres defines it: a schema for each service, a table for each resource. */
export function writeDefinitions(catalog: Catalog): string {
  const services = new Map(catalog.resources.map(entry => [schemaName(catalog, entry), entry.service]));
  const schemas = [...services].flatMap(([name, {description}]) => [
    `CREATE SCHEMA ${quoteName(name)}`,
    `COMMENT ON SCHEMA ${quoteName(name)} IS ${quoteText(description)}`,
  ]);
  const tables = catalog.resources.flatMap(entry => defineTable(schemaName(catalog, entry), entry));
  return [...schemas, ...tables].map(statement => `${statement};\n`).join('');
}

function defineTable(schema: string, {resource}: ResourceEntry): readonly string[] {
  const {name, description, key, columns} = resource;
  const table = `${quoteName(schema)}.${quoteName(name)}`;
  const lines = columns.map(column => {
    // What a list leaves out is NULL there.
    const isNullable = column.nullable || isReserved(resource, column.name);
    return `${quoteName(column.name)} ${columnTypes[column.type]}${isNullable ? '' : ' NOT NULL'}`;
  });
  const body = [...lines, `PRIMARY KEY (${quoteName(key)})`].join(', ');
  return [
    `CREATE TABLE ${table} (${body})`,
    `COMMENT ON TABLE ${table} IS ${quoteText(description)}`,
    ...columns.map(column => describeColumn(table, column)),
  ];
}

function describeColumn(table: string, {name, description}: Column): string {
  return `COMMENT ON COLUMN ${table}.${quoteName(name)} IS ${quoteText(description)}`;
}
