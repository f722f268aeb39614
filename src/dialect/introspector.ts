import type {DatabaseIntrospector, SchemaMetadata, TableMetadata} from 'kysely';
import {columnOf, methodsOf, type ResourceEntry} from '../catalog/catalog.js';
import {localName} from '../catalog/local.js';
import type {Engine} from '../engine.js';
import {type LocalSummary, listLocals} from '../list-locals.js';
import {tableKey} from './table-name.js';

/** What the engine knows. Names are those that queries take: tables whole, and schemas for `withSchema`. */
export class RowgateIntrospector implements DatabaseIntrospector {
  readonly #engine: Pick<Engine, 'catalog' | 'describe'>;

  constructor(engine: Pick<Engine, 'catalog' | 'describe'>) {
    this.#engine = engine;
  }

  async getSchemas(): Promise<SchemaMetadata[]> {
    const {resources} = this.#engine.catalog;
    const names = resources.map(({provider, service}) => `${provider.name}.${service.name}`);
    const locals = await listLocals(this.#engine);
    return [...new Set(names), ...(locals.length === 0 ? [] : [localName])].map(name => ({name}));
  }

  async getTables(): Promise<TableMetadata[]> {
    const locals = await listLocals(this.#engine);
    return [...this.#engine.catalog.resources.map(describeTable), ...locals.map(describeLocal)];
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

function describeLocal({name, kind, columns}: LocalSummary) {
  return {
    name: `${localName}/${name}`,
    isView: kind === 'view',
    isForeign: false,
    columns: columns.map(column => ({
      name: column.name,
      // SQLite's name for a column that takes any value.
      dataType: column.type ?? 'any',
      isAutoIncrementing: false,
      isNullable: true,
      hasDefaultValue: true,
    })),
  };
}
