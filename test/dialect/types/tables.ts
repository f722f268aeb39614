import type {Kysely, Transaction} from 'kysely';
import type {Database} from '../../../src/dialect/database.js';
import type {linode, vmware, xeonr} from '../../../src/providers/index.js';

export type Tables = Database<typeof linode | typeof vmware | typeof xeonr>;
export type Clients = Tables['linode/account/oauth_clients'];

/** The files beside it are read by the compiler, and not run: so there need be no such values. */
export declare const db: Kysely<Tables>;
export declare const transaction: Transaction<Tables>;
export declare const accounts: Kysely<
  Database<typeof linode, 'prod' | 'all_linode'> & Database<typeof xeonr>
>;
