import type {Provider} from '../catalog/provider.js';
import type {Resource} from '../catalog/resource.js';
import type {Procedures} from './procedure.js';
import type {Table} from './table.js';

/** Where `Database` keeps what `exec` has to know. It is the name of no table. */
export declare const procedures: unique symbol;

/**
 * The tables of providers, for `new Kysely<Database<typeof linode>>`; several providers are a union. A table is
 * `provider/service/resource`. With the names of connections or groups, these stand for the provider's:
 *
 * ```ts
 * type Tables = Database<typeof linode | typeof vmware> & Database<typeof linode, 'prod' | 'all_linode'>;
 * ```
 */
export type Database<P extends Provider, Name extends string = never> = {
  readonly [E in Entry<P, Name> as E['table']]: Table<E['resource'], E['hidden']>;
} & {readonly [procedures]: Procedures<Entry<P, Name>>};

/** The hidden column of tables over connections; see connectionColumn. */
interface ConnectionColumn {
  readonly name: 'connection';
  readonly in: 'header';
  readonly type: 'text';
}

/** A resource with its names. */
export interface DatabaseEntry {
  readonly table: string;
  readonly address: string;
  readonly resource: Resource;
  /** Parameters that all its tables have. */
  readonly hidden: ConnectionColumn;
}

type Entry<P extends Provider, Name extends string> = P extends Provider
  ? [Name] extends [never]
    ? EntryOf<P['services'], P['name'], never>
    : EntryOf<P['services'], Name, ConnectionColumn>
  : never;

type EntryOf<Services extends Provider['services'], Name extends string, Hidden> = {
  readonly [S in keyof Services & string]: {
    readonly [R in keyof Services[S]['resources'] & string]: {
      readonly table: `${Name}/${S}/${R}`;
      readonly address: `${Name}.${S}.${R}`;
      readonly resource: Services[S]['resources'][R];
      readonly hidden: Hidden;
    };
  }[keyof Services[S]['resources'] & string];
}[keyof Services & string];
