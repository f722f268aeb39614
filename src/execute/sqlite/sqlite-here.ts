import {createLocalImages} from './local-images.js';
import type {Sqlite} from './sqlite.js';
import {createSqliteWork} from './sqlite-work.js';

/** SQLite in this thread: nothing is copied, and nothing else happens while it is in one of its steps. */
export function createSqliteHere(): Sqlite {
  const images = createLocalImages();
  return {
    async begin() {
      const work = createSqliteWork(images);
      return {
        ask: async (name, ...given) => (work[name] as (...values: typeof given) => never)(...given),
        end: work.end,
      };
    },
    close: images.close,
  };
}
