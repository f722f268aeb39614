import type {Driver, TransactionSettings} from 'kysely';
import type {Engine} from '../engine.js';
import {RowgateError} from '../errors.js';
import {RowgateConnection, type StatementOptions} from './connection.js';

/** Any number of connections, each of which is no more than the place of a transaction. */
export class RowgateDriver implements Driver {
  readonly #engine: Engine;
  readonly #options: StatementOptions;

  constructor(engine: Engine, options: StatementOptions) {
    this.#engine = engine;
    this.#options = options;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<RowgateConnection> {
    return new RowgateConnection(this.#engine, this.#options);
  }

  async beginTransaction(
    connection: RowgateConnection,
    {isolationLevel, accessMode}: TransactionSettings,
  ): Promise<void> {
    if (isolationLevel !== undefined) {
      throw new RowgateError('unsupported', 'an API has no isolation levels', {
        hint: 'Leave setIsolationLevel out.',
      });
    }
    connection.begin({readOnly: accessMode === 'read only'});
  }

  async commitTransaction(connection: RowgateConnection): Promise<void> {
    await connection.commit();
  }

  async rollbackTransaction(connection: RowgateConnection): Promise<void> {
    connection.rollback();
  }

  async savepoint(): Promise<void> {
    throw noSavepoints();
  }

  async rollbackToSavepoint(): Promise<void> {
    throw noSavepoints();
  }

  async releaseSavepoint(): Promise<void> {
    throw noSavepoints();
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    await this.#engine.close();
  }
}

function noSavepoints(): RowgateError {
  return new RowgateError('unsupported', 'savepoints are not supported', {
    hint: 'A transaction is made or left as a whole: by commit or rollback.',
  });
}
