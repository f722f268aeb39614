import type {Catalog} from '../../catalog/catalog.js';
import {asItIs, type Translate} from '../answer/translate.js';
import {splitText} from './split-text.js';
import {translatePostgres} from './translate-postgres.js';

/** Translates the statements of Postgres clients, over a catalog. */
export function createTranslate(catalog: Catalog): Translate {
  return sql => {
    const [statement] = splitText(sql);
    return statement === undefined ? asItIs(sql) : translatePostgres(statement, catalog);
  };
}
