import type {DatabaseIntrospector, Dialect, DialectAdapter, Driver, Kysely, QueryCompiler} from 'kysely';
import type {Engine} from '../engine.js';
import {RowgateAdapter} from './adapter.js';
import type {StatementOptions} from './connection.js';
import {RowgateDriver} from './driver.js';
import {RowgateIntrospector} from './introspector.js';
import {RowgateQueryCompiler} from './query-compiler.js';

/** An engine, and what holds for every statement: `yes`, `confirm`, `secretSink`, `startJournal`, … */
export interface RowgateDialectConfig extends StatementOptions {
  /** Closed by `db.destroy()`, as Kysely's own dialects do with what they are given. */
  readonly engine: Engine;
}

/**
 * Kysely over an engine. A table is `provider/service/resource`, with slashes: of a name with dots, Kysely reads two parts
 * and drops the third.
 *
 * ```ts
 * const engine = createEngine({providers: [linode]});
 * const db = new Kysely<Database<typeof linode>>({dialect: new RowgateDialect({engine})});
 * await db.selectFrom('linode/account/oauth_clients').select(['id', 'label']).where('public', '=', true).execute();
 * ```
 * ```sql
 * SELECT id, label FROM linode.account.oauth_clients WHERE public = ?
 * ```
 *
 * Values are those of the engine: a timestamp is an ISO 8601 string. Errors are RowgateErrors; see resultOf for that of a
 * write not all of whose changes were made.
 *
 * A transaction sends its changes with its commit. So there is nothing to return in it, and what it changed can't be read
 * before it has ended.
 */
export class RowgateDialect implements Dialect {
  readonly #config: RowgateDialectConfig;

  constructor(config: RowgateDialectConfig) {
    this.#config = config;
  }

  createDriver(): Driver {
    const {engine, ...options} = this.#config;
    return new RowgateDriver(engine, options);
  }

  createQueryCompiler(): QueryCompiler {
    return new RowgateQueryCompiler(this.#config.engine.catalog);
  }

  createAdapter(): DialectAdapter {
    return new RowgateAdapter();
  }

  createIntrospector(_db: Kysely<unknown>): DatabaseIntrospector {
    return new RowgateIntrospector(this.#config.engine);
  }
}
