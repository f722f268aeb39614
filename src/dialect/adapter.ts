import {DialectAdapterBase} from 'kysely';
import {RowgateError} from '../errors.js';

export class RowgateAdapter extends DialectAdapterBase {
  override get supportsReturning(): boolean {
    return true;
  }

  override async acquireMigrationLock(): Promise<void> {
    throw new RowgateError('unsupported', "there are no migrations: an API's tables are as they are");
  }

  override async releaseMigrationLock(): Promise<void> {}
}
