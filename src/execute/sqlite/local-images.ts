import type {Database} from 'sql.js';
import {type LocalEntry, localName} from '../../catalog/local.js';
import {fileOf} from '../file-of.js';
import {loadSqlite} from '../load-sqlite.js';
import type {AttachedDatabase} from '../local-database.js';
import {listLocals} from '../local-tables.js';

/** The local tables in memory, as of the last state that was asked for. */
export interface LocalImages {
  find(state: string): AttachedDatabase | undefined;
  load(state: string, bytes: Uint8Array | undefined): Promise<LocalImage>;
  close(): void;
}

export interface LocalImage extends AttachedDatabase {
  readonly state: string;
  readonly locals: readonly LocalEntry[];
}

export function createLocalImages(): LocalImages {
  let image: LocalImage | undefined;
  let held: Database | undefined;
  const close = () => {
    held?.close();
    held = undefined;
    image = undefined;
  };
  return {
    find: state => (image?.state === state ? image : undefined),
    async load(state, bytes) {
      const {Database} = await loadSqlite();
      const database = new Database(bytes);
      const locals = listLocals(database);
      close();
      held = database;
      image = {schema: localName, file: fileOf(database), state, locals};
      return image;
    },
    close,
  };
}
