import type {DatabaseIntrospector, SchemaMetadata, TableMetadata} from 'kysely';
import {type Catalog, columnOf, methodsOf, type ResourceEntry} from '../catalog/catalog.js';
import {tableKey} from './table-name.js';

/** What the catalog knows. Names are those that queries take: tables whole, and schemas for `withSchema`. */
export class RowgateIntrospector implements DatabaseIntrospector {
  readonly #catalog: Catalog;

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  async getSchemas(): Promise<SchemaMetadata[]> {
    const names = this.#catalog.resources.map(({provider, service}) => `${provider.name}.${service.name}`);
    return [...new Set(names)].map(name => ({name}));
  }

  async getTables(): Promise<TableMetadata[]> {
    return this.#catalog.resources.map(describeTable);
  }

  async getMetadata(): Promise<{tables: TableMetadata[]}> {
    return {tables: await this.getTables()};
  }
}

function describeTable(entry: ResourceEntry) {
  const {resource} = entry;
  const [insert] = methodsOf(entry, 'insert');
  const required = insert?.parameters.filter(each => each.required) ?? [];
  const needed = new Set(required.map(each => columnOf(resource, each)?.name));
  return {
    name: tableKey(entry),
    isView: insert === undefined,
    isForeign: true,
    columns: resource.columns.map(({name, type, nullable, description}) => ({
      name,
      dataType: type,
      isAutoIncrementing: false,
      isNullable: nullable ?? false,
      hasDefaultValue: !needed.has(name),
      comment: description,
    })),
  };
}
